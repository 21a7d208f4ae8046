import {
  AppError,
  type Clock,
  changedFields,
  type IdSource,
  isAppError,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { CreatePhoneNumber, ListPhoneNumbers, PhoneNumber, UpdatePhoneNumber } from './phone-number.ts';
import { MAX_NUMBERS_PER_TRUNK, type PhoneNumberRepository, type SipTrunkRepository } from './telephony-ports.ts';
import { numberChanges } from './trunk-changes.ts';
import type { SyncTrunk } from './trunk-sync.ts';

/** What the use cases of numbers need. */
export interface PhoneNumberDeps {
  readonly numbers: PhoneNumberRepository;
  readonly trunks: SipTrunkRepository;
  readonly sync: SyncTrunk;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

type Trunks = Pick<PhoneNumber, 'inbound_trunk_id' | 'outbound_trunk_id'>;

const WAYS = ['inbound', 'outbound'] as const;
const fieldOf = (way: (typeof WAYS)[number]) => `${way}_trunk_id` as const;

/** Reading numbers: the database only. */
export function createPhoneNumberReader({ numbers }: Pick<PhoneNumberDeps, 'numbers'>) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<PhoneNumber> {
      const found = await numbers.get(scope, id);
      if (found === null) throw notFound('phone number');
      return found;
    },
    list: (scope: TenantScope, query: ListPhoneNumbers): Promise<Page<PhoneNumber>> => numbers.list(scope, query),
  };
}

/** Registering numbers. A number is live once on the platform; the trunks that carry it follow at the media server. */
export function createPhoneNumberService(deps: PhoneNumberDeps) {
  const { numbers, trunks, sync, unitOfWork, clock, ids } = deps;

  async function one(scope: TenantScope, id: string, work: Work): Promise<PhoneNumber> {
    const found = await numbers.get(scope, id, work);
    if (found === null) throw notFound('phone number');
    return found;
  }

  async function assertCarries(scope: TenantScope, work: Work, way: (typeof WAYS)[number], id: string): Promise<void> {
    const param = fieldOf(way);
    const trunk = await trunks.get(scope, id, work);
    if (trunk === null) throw new AppError('reference_not_found', { message: 'There is no such SIP trunk.', param });
    if (trunk.archived_at !== null) throw new AppError('reference_archived', { param });
    if (trunk.direction !== way) {
      throw new AppError('unprocessable', { message: `The trunk is an ${trunk.direction} one.`, param });
    }
    const carried = (await numbers.ofTrunks(scope, [id], work)).get(id) ?? [];
    if (carried.length < MAX_NUMBERS_PER_TRUNK) return;
    throw new AppError('unprocessable', {
      message: `The trunk carries ${MAX_NUMBERS_PER_TRUNK} numbers, and no trunk carries more.`,
      param,
    });
  }

  /** Has the media server follow every trunk that the number comes to or leaves. */
  async function touch(scope: TenantScope, work: Work, ...sides: (Trunks | null)[]): Promise<string[]> {
    const touched = new Set(sides.flatMap((side) => WAYS.map((way) => side?.[fieldOf(way)] ?? '')));
    touched.delete('');
    for (const id of touched) {
      const trunk = await trunks.get(scope, id, work);
      if (trunk !== null) await trunks.update(scope, work, id, { revision: trunk.revision + 1, status: 'pending' });
    }
    return [...touched];
  }

  async function syncAll(scope: TenantScope, ids: readonly string[]): Promise<void> {
    for (const id of ids) await sync(scope, id);
  }

  return {
    /** @throws AppError `number_in_use`, `reference_not_found`, `reference_archived`, `unprocessable` (direction, full) */
    async create(scope: TenantScope, input: CreatePhoneNumber): Promise<PhoneNumber> {
      const now = clock.now();
      const created: PhoneNumber = {
        object: 'phone_number',
        id: ids.next('phone_number'),
        tenant_id: scope.tenant_id,
        number: input.number,
        inbound_trunk_id: input.inbound_trunk_id ?? null,
        outbound_trunk_id: input.outbound_trunk_id ?? null,
        description: input.description,
        metadata: input.metadata,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        archived_at: null,
      };
      const written = unitOfWork.run(scope, async (work) => {
        for (const way of WAYS) {
          const id = created[fieldOf(way)];
          if (id !== null) await assertCarries(scope, work, way, id);
        }
        await assertFree(scope, work, created.number);
        await numbers.insert(scope, work, created);
        work.record(numberChanges.created(created));
        return touch(scope, work, created);
      });
      await syncAll(scope, await written.catch(raced));
      return created;
    },

    /** @throws AppError `not_found`, `resource_archived` and as above. */
    async update(scope: TenantScope, id: string, input: UpdatePhoneNumber): Promise<PhoneNumber> {
      const [after, touched] = await unitOfWork.run(scope, async (work) => {
        const before = await one(scope, id, work);
        if (before.archived_at !== null) {
          throw new AppError('resource_archived', { message: 'The phone number is archived.' });
        }
        const changed = changedFields(before, input);
        if (Object.keys(changed).length === 0) return [before, []] as const;
        for (const way of WAYS) {
          const trunk = changed[fieldOf(way)];
          if (typeof trunk === 'string') await assertCarries(scope, work, way, trunk);
        }
        const patch = { ...changed, updated_at: clock.now() };
        await numbers.update(scope, work, id, patch);
        const changedNumber = { ...before, ...patch };
        work.record(numberChanges.updated(before, changedNumber));
        const moved = WAYS.some((way) => changed[fieldOf(way)] !== undefined);
        return [changedNumber, moved ? await touch(scope, work, before, changedNumber) : []] as const;
      });
      await syncAll(scope, touched);
      return after;
    },

    /** The number is free again, and its trunks carry it no more. Repeating it changes nothing. @throws AppError `not_found` */
    async archive(scope: TenantScope, id: string): Promise<PhoneNumber> {
      return setArchived(scope, id, clock.now());
    },

    /** @throws AppError `not_found`, `number_in_use`, `reference_archived` (a trunk of it) */
    async restore(scope: TenantScope, id: string): Promise<PhoneNumber> {
      return setArchived(scope, id, null).catch(raced);
    },
  };

  async function assertFree(scope: TenantScope, work: Work, number: string): Promise<void> {
    const own = await numbers.findLive(scope, number, work);
    if (own !== null) throw inUse(own);
  }

  async function setArchived(scope: TenantScope, id: string, archived_at: Date | null): Promise<PhoneNumber> {
    const [after, touched] = await unitOfWork.run(scope, async (work) => {
      const before = await one(scope, id, work);
      if ((before.archived_at === null) === (archived_at === null)) return [before, []] as const;
      if (archived_at === null) {
        await assertFree(scope, work, before.number);
        for (const way of WAYS) {
          const trunk = before[fieldOf(way)];
          if (trunk !== null) await assertCarries(scope, work, way, trunk);
        }
      }
      const patch = { archived_at, updated_at: clock.now() };
      await numbers.update(scope, work, id, patch);
      const changed = { ...before, ...patch };
      work.record(numberChanges.archivedAt(before, changed));
      return [changed, await touch(scope, work, changed)] as const;
    });
    await syncAll(scope, touched);
    return after;
  }
}

/** The refusal of a number that is live already; about another tenant's nothing is said but that it cannot be had. */
function inUse(own?: PhoneNumber): AppError {
  return new AppError('phone_number_in_use', {
    param: 'number',
    ...(own === undefined
      ? {}
      : { message: 'The number is registered already.', details: { phone_number_id: own.id } }),
  });
}

/** Somebody else made it live between the look and the write: the unique index saw it. */
function raced(error: unknown): never {
  throw isAppError(error, 'already_exists') ? inUse() : error;
}
