import type { Change } from '../kernel/index.ts';
import type { CredentialPatch, StoredCredential } from './credential-ports.ts';

const entityOf = ({ id }: StoredCredential) => ({ type: 'provider_credential', id }) as const;

/** The audit records of credentials: secrets and the names of their versions never enter. */
export const credentialChanges = {
  created: (credential: StoredCredential): Change => ({
    action: 'provider_credential.created',
    entity: entityOf(credential),
    old_value: null,
    new_value: {
      kind: credential.kind,
      name: credential.name,
      allowed_hosts: credential.allowed_hosts,
      metadata: credential.metadata,
    },
  }),

  updated(old: StoredCredential, changed: Pick<CredentialPatch, 'name' | 'metadata' | 'allowed_hosts'>): Change {
    const keys = Object.keys(changed) as ('name' | 'metadata' | 'allowed_hosts')[];
    return {
      action: 'provider_credential.updated',
      entity: entityOf(old),
      old_value: Object.fromEntries(keys.map((key) => [key, old[key]])),
      new_value: { ...changed },
    };
  },

  rotated: (old: StoredCredential, at: Date): Change => ({
    action: 'provider_credential.rotated',
    entity: entityOf(old),
    old_value: { rotated_at: old.rotated_at.toISOString() },
    new_value: { rotated_at: at.toISOString() },
  }),

  archivedAt: (old: StoredCredential, at: Date | null): Change => ({
    action: at === null ? 'provider_credential.restored' : 'provider_credential.archived',
    entity: entityOf(old),
    old_value: { archived_at: old.archived_at?.toISOString() ?? null },
    new_value: { archived_at: at?.toISOString() ?? null },
  }),
};
