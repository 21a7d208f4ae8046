import {
  AppError,
  type Clock,
  changedFields,
  type IdSource,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import { credentialChanges } from './credential-changes.ts';
import { credentialKinds, isHttpKind, type SecretFields } from './credential-kinds.ts';
import type { CredentialRepository, SecretVault, StoredCredential } from './credential-ports.ts';
import { type CredentialUseReader, type CredentialUses, MAX_DEPENDENTS } from './credential-uses.ts';
import type {
  CreateProviderCredential,
  ListProviderCredentials,
  ProviderCredential,
  UpdateProviderCredential,
} from './provider-credential.ts';

/** What managing credentials needs; the vault only where secrets are written. */
export interface CredentialDeps {
  readonly credentials: CredentialRepository;
  readonly uses: CredentialUseReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Reading, renaming, archiving: nothing here can reach a secret. */
export function createCredentialService({ credentials, uses, unitOfWork, clock }: CredentialDeps) {
  async function stored(scope: TenantScope, id: string, work?: Work): Promise<StoredCredential> {
    const found = await credentials.get(scope, id, work);
    if (found === null) throw notFound('provider credential');
    return found;
  }

  return {
    /** @throws AppError `not_found` */
    get: async (scope: TenantScope, id: string): Promise<ProviderCredential> => toResource(await stored(scope, id)),

    async list(scope: TenantScope, query: ListProviderCredentials): Promise<Page<ProviderCredential>> {
      const page = await credentials.list(scope, query);
      return { ...page, data: page.data.map(toResource) };
    },

    /**
     * Changes name, metadata or the hosts it may be sent to. What changes nothing leaves no event.
     *
     * @throws AppError `not_found`, `resource_archived`, `unprocessable` for hosts of a kind that no tool sends.
     */
    async update(scope: TenantScope, id: string, input: UpdateProviderCredential): Promise<ProviderCredential> {
      return unitOfWork.run(scope, async (work) => {
        const old = usable(await stored(scope, id, work));
        if (input.allowed_hosts !== undefined && !isHttpKind(old.kind)) {
          throw new AppError('unprocessable', {
            message: `A credential of the kind ${old.kind} is sent by no tool, so it has no allowed_hosts.`,
            param: 'allowed_hosts',
          });
        }
        const changed = changedFields(old, input);
        if (Object.keys(changed).length === 0) return toResource(old);
        const patch = { ...changed, updated_at: clock.now() };
        await credentials.update(scope, work, id, patch);
        work.record(credentialChanges.updated(old, changed));
        return toResource({ ...old, ...patch });
      });
    },

    /**
     * No tool can be published with it, and none can send it, from now on. Repeating it changes nothing.
     *
     * @throws AppError `not_found`, `resource_in_use` while a version of a tool or runtime config that refers to it is live.
     */
    async archive(scope: TenantScope, id: string): Promise<ProviderCredential> {
      return unitOfWork.run(scope, async (work) => {
        const old = await stored(scope, id, work);
        if (old.archived_at !== null) return toResource(old);
        const live = await uses.findLive(scope, work, id, MAX_DEPENDENTS);
        if (live.length > 0) throw inUse(live);
        return setArchived(scope, work, old, clock.now());
      });
    },

    /** @throws AppError `not_found` */
    async restore(scope: TenantScope, id: string): Promise<ProviderCredential> {
      return unitOfWork.run(scope, async (work) => {
        const old = await stored(scope, id, work);
        return old.archived_at === null ? toResource(old) : setArchived(scope, work, old, null);
      });
    },

    /** @throws AppError `not_found` */
    async dependents(scope: TenantScope, id: string): Promise<CredentialUses> {
      await stored(scope, id);
      const found = await uses.find(scope, id, MAX_DEPENDENTS + 1);
      return { object: 'list', data: found.slice(0, MAX_DEPENDENTS), has_more: found.length > MAX_DEPENDENTS };
    },
  };

  async function setArchived(scope: TenantScope, work: Work, old: StoredCredential, archived_at: Date | null) {
    const patch = { archived_at, updated_at: clock.now() };
    await credentials.update(scope, work, old.id, patch);
    work.record(credentialChanges.archivedAt(old, archived_at));
    return toResource({ ...old, ...patch });
  }
}
export type CredentialService = ReturnType<typeof createCredentialService>;

/** What writing secrets needs. */
export interface CredentialWriterDeps {
  readonly credentials: CredentialRepository;
  readonly vault: SecretVault;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Creating and rotating: what writes a secret can read none. */
export function createCredentialWriter({ credentials, vault, unitOfWork, clock, ids }: CredentialWriterDeps) {
  return {
    /** Stores the secret first: one that is left over when the transaction fails is removed, or named by nothing. */
    async create(scope: TenantScope, input: CreateProviderCredential): Promise<ProviderCredential> {
      const { secret, ...fields } = input;
      const id = ids.next('provider_credential');
      const now = clock.now();
      const secret_version = await vault.create(scope, id, secret);
      const created: StoredCredential = {
        object: 'provider_credential',
        id,
        tenant_id: scope.tenant_id,
        allowed_hosts: [],
        ...fields,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        rotated_at: now,
        archived_at: null,
        secret_version,
      };
      try {
        await unitOfWork.run(scope, async (work) => {
          await credentials.insert(scope, work, created);
          work.record(credentialChanges.created(created));
        });
      } catch (error) {
        // The failure of the write is what counts; a secret that stays behind opens nothing.
        await vault.discard(scope, id).catch(() => undefined);
        throw error;
      }
      return toResource(created);
    },

    /**
     * Replaces the secret; tools send the new one from the next call on.
     *
     * @throws AppError `not_found`, `resource_archived`, `unprocessable` for a secret of another kind.
     */
    async rotate(scope: TenantScope, id: string, secret: SecretFields): Promise<ProviderCredential> {
      const seen = await credentials.get(scope, id);
      if (seen === null) throw notFound('provider credential');
      const fitting = fittingSecret(usable(seen), secret);
      const secret_version = await vault.add(scope, id, fitting);
      return unitOfWork.run(scope, async (work) => {
        const old = await credentials.get(scope, id, work);
        if (old === null) throw notFound('provider credential');
        const now = clock.now();
        const patch = { secret_version, rotated_at: now, updated_at: now };
        await credentials.update(scope, work, id, patch);
        work.record(credentialChanges.rotated(usable(old), now));
        return toResource({ ...old, ...patch });
      });
    },
  };
}
export type CredentialWriter = ReturnType<typeof createCredentialWriter>;

function usable(credential: StoredCredential): StoredCredential {
  if (credential.archived_at === null) return credential;
  throw new AppError('resource_archived', { message: 'The provider credential is archived.' });
}

function toResource({ secret_version: _version, ...shown }: StoredCredential): ProviderCredential {
  return shown;
}

/** The secret by the schema of the credential's kind. What is wrong is told by name, never by value. */
function fittingSecret({ kind }: StoredCredential, secret: SecretFields): SecretFields {
  const schema = credentialKinds[kind];
  const parsed = schema.safeParse(secret);
  if (parsed.success) return parsed.data;
  const forms = 'options' in schema ? schema.options : [schema];
  const members = forms.map(({ shape }) => Object.keys(shape).join(', '));
  throw new AppError('unprocessable', {
    message: `The secret of a credential of the kind ${kind} has exactly: ${members.join('; or: ')}.`,
    param: 'secret',
  });
}

function inUse(live: CredentialUses['data']): AppError {
  const in_use_by = live.flatMap(({ object: _object, live_in, ...version }) =>
    live_in.map((place) => ({ type: 'environment', ...version, ...place })),
  );
  return new AppError('resource_in_use', {
    message:
      'Versions of tools or runtime configs that are live refer to the credential: put other versions live first.',
    details: { in_use_by: in_use_by.slice(0, 50) },
  });
}
