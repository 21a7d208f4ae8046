import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import { costOf, type UsedQuantity } from './cost.ts';
import { PLATFORM_PRICES } from './platform-prices.ts';
import type { CreatePriceList, Price, PriceList, Prices } from './price-list.ts';

/** Port of price lists. There is no update: a list never changes. */
export interface PriceListRepository {
  insert(scope: TenantScope, work: Work, list: PriceList): Promise<void>;
  get(scope: TenantScope, id: string): Promise<PriceList | null>;
  list(scope: TenantScope, page: PageRequest): Promise<Page<PriceList>>;
  /** All of the tenant's, the newest first; at most as many as a tenant may have. */
  all(scope: TenantScope): Promise<PriceList[]>;
}

/** Port of what was used. */
export interface QuantityReader {
  /** Of one session with its analyses; null where the tenant has no such session. */
  ofSession(scope: TenantScope, session_id: string, now: Date): Promise<UsedQuantity[] | null>;
  /** Of the sessions and analyses that were begun on days from `from` until before `until`. */
  ofDays(scope: TenantScope, range: { readonly from: Date; readonly until: Date }, now: Date): Promise<UsedQuantity[]>;
}

/** What the use cases of cost need. */
export interface CostDeps {
  readonly lists: PriceListRepository;
  readonly quantities: QuantityReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Lists that a tenant may have: one a month for sixteen years. */
export const MAX_LISTS = 200;
const MAX_DAYS = 92;
const DAY_MS = 86_400_000;
const dayOf = (time: Date) => time.toISOString().slice(0, 10);
const midnight = (day: string) => new Date(`${day}T00:00:00.000Z`);
const sameThing = (a: Price, b: Price) => a.kind === b.kind && a.provider === b.provider && a.model === b.model;

/** Of several lists that hold on a day, the one that begins last; of those, the newest. */
function listOn(lists: readonly PriceList[], day: string): PriceList | undefined {
  return lists
    .filter(({ effective_from }) => effective_from <= day)
    .reduce<PriceList | undefined>((best, one) => {
      if (best === undefined || one.effective_from > best.effective_from) return one;
      return one.effective_from === best.effective_from && one.id > best.id ? one : best;
    }, undefined);
}

/** The tenant's prices, and the platform's for what they leave open, where both are in one currency. */
function pricesOn(lists: readonly PriceList[], day: string): Prices {
  const own = listOn(lists, day);
  const currency = lists[0]?.currency ?? PLATFORM_PRICES.currency;
  const isPlatform = currency === PLATFORM_PRICES.currency;
  const { as_of, sources } = PLATFORM_PRICES;
  const prices = [...(own?.prices ?? [])];
  if (isPlatform)
    prices.push(...PLATFORM_PRICES.prices.filter((one) => !prices.some((other) => sameThing(one, other))));
  const platform = isPlatform ? { as_of, sources: [...sources] } : null;
  return { object: 'prices', day, currency, price_list_id: own?.id ?? null, platform, prices };
}

/** Use cases of price lists and of what sessions cost. */
export function createCostService({ lists, quantities, unitOfWork, clock, ids }: CostDeps) {
  async function costed(scope: TenantScope, used: readonly UsedQuantity[]) {
    const all = await lists.all(scope);
    const days = new Map([...new Set(used.map(({ day }) => day))].map((day) => [day, pricesOn(all, day).prices]));
    return costOf(used, (day) => days.get(day) ?? [], all[0]?.currency ?? PLATFORM_PRICES.currency);
  }

  return {
    /** @throws AppError `unprocessable` for another currency than the lists before; `limit_exceeded`. */
    async createList(scope: TenantScope, input: CreatePriceList): Promise<PriceList> {
      const before = await lists.all(scope);
      const [other] = before;
      if (other !== undefined && other.currency !== input.currency) {
        const message = `The price lists of the tenant are in ${other.currency}: sums of several currencies mean nothing.`;
        throw new AppError('unprocessable', { message, param: 'currency' });
      }
      if (before.length >= MAX_LISTS) {
        throw new AppError('limit_exceeded', {
          message: `A tenant has at most ${MAX_LISTS} price lists.`,
          details: { limit: 'price_lists', allowed: MAX_LISTS, used: before.length },
        });
      }
      const created: PriceList = {
        object: 'price_list',
        id: ids.next('price_list'),
        tenant_id: scope.tenant_id,
        ...input,
        created_at: clock.now(),
        created_by: scope.subject,
      };
      await unitOfWork.run(scope, async (work) => {
        await lists.insert(scope, work, created);
        const { effective_from, currency, prices } = created;
        work.record({
          action: 'price_list.created',
          entity: { type: 'price_list', id: created.id },
          old_value: null,
          new_value: auditValue({ effective_from, currency, prices }),
        });
      });
      return created;
    },

    list: (scope: TenantScope, page: PageRequest) => lists.list(scope, page),

    /** @throws AppError `not_found` */
    async getList(scope: TenantScope, id: string): Promise<PriceList> {
      const found = await lists.get(scope, id);
      if (found === null) throw notFound('price list');
      return found;
    },

    getPrices: async (scope: TenantScope, day = dayOf(clock.now())) => pricesOn(await lists.all(scope), day),

    /** @throws AppError `not_found` */
    async ofSession(scope: TenantScope, session_id: string) {
      const used = await quantities.ofSession(scope, session_id, clock.now());
      if (used === null) throw notFound('session');
      return { object: 'session_cost' as const, session_id, ...(await costed(scope, used)) };
    },

    /** @throws AppError `invalid_query` for a range that is reversed or too long. */
    async ofDays(scope: TenantScope, query: { from?: string | undefined; to?: string | undefined }) {
      const now = clock.now();
      const last = midnight(query.to ?? dayOf(now));
      const from = query.from === undefined ? new Date(last.getTime() - 29 * DAY_MS) : midnight(query.from);
      const days = (last.getTime() - from.getTime()) / DAY_MS + 1;
      if (days < 1) throw new AppError('invalid_query', { param: 'from', message: 'from must not be after to.' });
      if (days > MAX_DAYS) {
        const message = `At most ${MAX_DAYS} days at a time: ask for a shorter range.`;
        throw new AppError('invalid_query', { param: 'from', message });
      }
      const used = await quantities.ofDays(scope, { from, until: new Date(last.getTime() + DAY_MS) }, now);
      return { object: 'usage_cost' as const, from: dayOf(from), to: dayOf(last), ...(await costed(scope, used)) };
    },
  };
}
