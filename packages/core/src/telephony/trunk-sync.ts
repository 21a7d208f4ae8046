import { isAppError, type TenantScope } from '../kernel/index.ts';
import type { CredentialRepository, SecretReader } from '../provider-credentials/index.ts';
import type { StoredTrunk } from './sip-trunk.ts';
import type { PhoneNumberRepository, SipTrunkRepository, TrunkProvider } from './telephony-ports.ts';

/** What it takes to bring trunks to the media server. */
export interface TrunkSyncDeps {
  readonly trunks: SipTrunkRepository;
  readonly numbers: Pick<PhoneNumberRepository, 'ofTrunks'>;
  readonly credentials: Pick<CredentialRepository, 'get'>;
  readonly secrets: SecretReader;
  readonly provider: TrunkProvider;
}

/** Brings a trunk to the media server as it is now. Never throws: what fails is noted on the trunk and tried again. */
export type SyncTrunk = (scope: TenantScope, id: string) => Promise<void>;

/** Somebody who changes a trunk again and again meanwhile is followed this often; the sweep does the rest. */
const ROUNDS = 3;

/**
 * The document is what counts, and the media server follows it: whoever changed the trunk or its numbers calls this
 * after the transaction, and a sweep does where nobody came to it. What was brought is noted with the revision that it
 * was brought for; a change in between is brought in another round.
 */
export function createTrunkSync({ trunks, numbers, credentials, secrets, provider }: TrunkSyncDeps): SyncTrunk {
  async function loginOf(scope: TenantScope, credentialId: string | null) {
    if (credentialId === null) return null;
    const credential = await credentials.get(scope, credentialId);
    if (credential === null) return null;
    const { username = '', password = '' } = await secrets.read(scope, credentialId, credential.secret_version);
    return { username, password };
  }

  /** @returns the status and the id at the media server. */
  async function bring(scope: TenantScope, trunk: StoredTrunk) {
    const carried = (await numbers.ofTrunks(scope, [trunk.id])).get(trunk.id) ?? [];
    if (trunk.archived_at !== null || carried.length === 0) {
      await provider.remove(trunk);
      return { status: 'inactive', provider_trunk_id: null } as const;
    }
    const login = await loginOf(scope, trunk.credential_id);
    const provider_trunk_id = await provider.apply({ ...trunk, numbers: carried, login });
    return { status: 'ready', provider_trunk_id } as const;
  }

  return async (scope, id) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const trunk = await trunks.get(scope, id);
      if (trunk === null) return;
      // After a round that was overtaken the server may have the older state, though the newer one is noted as brought.
      if (round === 0 && trunk.synced_revision === trunk.revision) return;
      const { revision } = trunk;
      const outcome = await bring(scope, trunk).then(
        (done) => ({ ...done, status_reason: null, synced_revision: revision }),
        (error: unknown) => ({ status: 'failed' as const, status_reason: reasonOf(error) }),
      );
      if (await trunks.noteSync(scope, id, revision, outcome)) return;
    }
  };
}

/** What the tenant may read: messages of our own catalogue, nothing of the media server's. */
function reasonOf(error: unknown): string {
  return isAppError(error) ? error.message : 'The trunk could not be brought to the media server.';
}
