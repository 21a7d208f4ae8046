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
import type { CredentialRepository } from '../provider-credentials/index.ts';
import type { CreateSipTrunk, ListSipTrunks, SipTrunk, StoredTrunk, TrunkPatch, UpdateSipTrunk } from './sip-trunk.ts';
import type { PhoneNumberRepository, SipTrunkRepository } from './telephony-ports.ts';
import { trunkChanges } from './trunk-changes.ts';
import type { SyncTrunk } from './trunk-sync.ts';

/** What the use cases of trunks need. */
export interface SipTrunkDeps {
  readonly trunks: SipTrunkRepository;
  readonly numbers: Pick<PhoneNumberRepository, 'ofTrunks'>;
  readonly credentials: Pick<CredentialRepository, 'get'>;
  /** Only where trunks are written. */
  readonly sync: SyncTrunk;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const OUTBOUND_ONLY = ['address', 'transport'] as const;
const INBOUND_ONLY = ['allowed_addresses'] as const;

/** Reading trunks: the database only. */
export function createSipTrunkReader({ trunks, numbers }: Pick<SipTrunkDeps, 'trunks' | 'numbers'>) {
  async function shown(scope: TenantScope, rows: readonly StoredTrunk[]): Promise<SipTrunk[]> {
    const carried = await numbers.ofTrunks(
      scope,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toResource(row, carried.get(row.id) ?? []));
  }

  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<SipTrunk> {
      const found = await trunks.get(scope, id);
      if (found === null) throw notFound('SIP trunk');
      const [trunk] = await shown(scope, [found]);
      if (trunk === undefined) throw notFound('SIP trunk');
      return trunk;
    },

    async list(scope: TenantScope, query: ListSipTrunks): Promise<Page<SipTrunk>> {
      const page = await trunks.list(scope, query);
      return { ...page, data: await shown(scope, page.data) };
    },
  };
}

/**
 * Making and changing trunks. Each change is written first and brought to the media server then; the answer says how
 * that went (`status`), and what failed is tried again.
 */
export function createSipTrunkService(deps: SipTrunkDeps) {
  const { trunks, numbers, credentials, sync, unitOfWork, clock, ids } = deps;
  const { get } = createSipTrunkReader(deps);

  async function one(scope: TenantScope, id: string, work: Work): Promise<StoredTrunk> {
    const found = await trunks.get(scope, id, work);
    if (found === null) throw notFound('SIP trunk');
    return found;
  }

  async function assertLogin(scope: TenantScope, work: Work, id: string | null | undefined): Promise<void> {
    if (id === null || id === undefined) return;
    const param = 'credential_id';
    const credential = await credentials.get(scope, id, work);
    if (credential === null) {
      throw new AppError('reference_not_found', { message: 'There is no such provider credential.', param });
    }
    if (credential.archived_at !== null) throw new AppError('reference_archived', { param });
    if (credential.kind !== 'sip') {
      throw new AppError('unprocessable', {
        message: `The credential is of the kind ${credential.kind}; a trunk signs in with one of the kind sip.`,
        param,
      });
    }
  }

  async function write(scope: TenantScope, before: StoredTrunk, patch: TrunkPatch, work: Work): Promise<StoredTrunk> {
    const next = { ...patch, status: 'pending' as const, revision: before.revision + 1, updated_at: clock.now() };
    await trunks.update(scope, work, before.id, next);
    return { ...before, ...next };
  }

  return {
    get,

    /** @throws AppError `reference_not_found`, `reference_archived`, `unprocessable` (a credential of another kind) */
    async create(scope: TenantScope, input: CreateSipTrunk): Promise<SipTrunk> {
      const now = clock.now();
      const created: StoredTrunk = {
        object: 'sip_trunk',
        id: ids.next('sip_trunk'),
        tenant_id: scope.tenant_id,
        direction: input.direction,
        name: input.name,
        address: input.address ?? null,
        transport: input.transport ?? 'auto',
        allowed_addresses: input.allowed_addresses ?? [],
        media_encryption: input.media_encryption,
        credential_id: input.credential_id ?? null,
        // No number uses it yet: there is nothing to bring to the media server.
        status: 'inactive',
        status_reason: null,
        metadata: input.metadata,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        archived_at: null,
        revision: 1,
        synced_revision: 1,
        provider_trunk_id: null,
      };
      await unitOfWork.run(scope, async (work) => {
        await assertLogin(scope, work, input.credential_id);
        await trunks.insert(scope, work, created);
        work.record(trunkChanges.created(created));
      });
      return toResource(created, []);
    },

    /**
     * What changes nothing leaves no event.
     *
     * @throws AppError `not_found`, `resource_archived`, `unprocessable` (a field of the other direction; nobody may
     * call in any more), `reference_not_found`, `reference_archived`
     */
    async update(scope: TenantScope, id: string, input: UpdateSipTrunk): Promise<SipTrunk> {
      await unitOfWork.run(scope, async (work) => {
        const before = await one(scope, id, work);
        if (before.archived_at !== null) {
          throw new AppError('resource_archived', { message: 'The SIP trunk is archived.' });
        }
        assertOfDirection(before, input);
        const patch = changedFields(before, input);
        if (Object.keys(patch).length === 0) return;
        if (patch.credential_id !== undefined) await assertLogin(scope, work, patch.credential_id);
        const after = await write(scope, before, patch, work);
        assertGuarded(after);
        work.record(trunkChanges.updated(before, after));
      });
      await sync(scope, id);
      return get(scope, id);
    },

    /** Its calls end with it: no number may use it any more. @throws AppError `not_found`, `resource_in_use` */
    async archive(scope: TenantScope, id: string): Promise<SipTrunk> {
      await unitOfWork.run(scope, async (work) => {
        const before = await one(scope, id, work);
        if (before.archived_at !== null) return;
        const carried = (await numbers.ofTrunks(scope, [id], work)).get(id) ?? [];
        if (carried.length > 0) {
          throw new AppError('resource_in_use', {
            message: 'Phone numbers use the trunk: give them another one, or archive them, first.',
            details: { in_use_by: carried.slice(0, 50).map((number) => ({ type: 'phone_number', number })) },
          });
        }
        const after = await write(scope, before, { archived_at: clock.now() }, work);
        work.record(trunkChanges.archivedAt(before, after));
      });
      await sync(scope, id);
      return get(scope, id);
    },

    /** @throws AppError `not_found`, `reference_not_found`, `reference_archived` (its credential) */
    async restore(scope: TenantScope, id: string): Promise<SipTrunk> {
      await unitOfWork.run(scope, async (work) => {
        const before = await one(scope, id, work);
        if (before.archived_at === null) return;
        await assertLogin(scope, work, before.credential_id);
        const after = await write(scope, before, { archived_at: null }, work);
        work.record(trunkChanges.archivedAt(before, after));
      });
      await sync(scope, id);
      return get(scope, id);
    },
  };
}

function toResource(stored: StoredTrunk, numbers: readonly string[]): SipTrunk {
  const { revision: _revision, synced_revision: _synced, provider_trunk_id: _provider, ...shown } = stored;
  return { ...shown, numbers: [...numbers] };
}

function assertOfDirection({ direction }: StoredTrunk, input: UpdateSipTrunk): void {
  const foreign = (direction === 'inbound' ? OUTBOUND_ONLY : INBOUND_ONLY).find((key) => input[key] !== undefined);
  if (foreign === undefined) return;
  throw new AppError('unprocessable', { message: `An ${direction} trunk has no ${foreign}.`, param: foreign });
}

/** Without an address and without a credential anybody could call in. */
function assertGuarded({ direction, allowed_addresses, credential_id }: StoredTrunk): void {
  if (direction === 'outbound' || allowed_addresses.length > 0 || credential_id !== null) return;
  throw new AppError('unprocessable', {
    message: 'The trunk would take calls from anybody: keep an allowed address or a credential.',
    param: 'allowed_addresses',
  });
}
