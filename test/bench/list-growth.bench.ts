import { type Examined, examinedBy } from './support/examined.ts';
import { type GrowthDatabase, SIZES, type SizedTenant, withGrowthDatabase } from './support/growth-database.ts';
import { dependentsOf, type GrowthList, growthLists } from './support/growth-lists.ts';
import { DEPENDENTS, fillWithRows } from './support/growth-rows.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 60, packages: ['mongodb'] };
const WARM_UP = 10;
const LIMIT = 20;

/** A call on the tenant of each size, smallest first: what it gives, and how many items that are. */
interface Subject {
  readonly name: string;
  readonly calls: readonly (() => Promise<unknown>)[];
  readonly items: number;
  /** Whether every size gave as many items, in order and without repetition. */
  readonly same_work: boolean;
}

interface Measured extends Subject {
  /** Of every round, by size. */
  readonly ms: readonly number[][];
  readonly examined: readonly Examined[];
}

/** Every list at 10² to 10⁵ rows in a tenant, all tenants in the same collections: what an item costs. */
await runBench('list-growth', OPTIONS, async (context) =>
  withGrowthDatabase(context.signal, async (growth) => {
    for (const tenant of growth.tenants) {
      context.say(`filling a tenant with ${tenant.size} rows of every kind`);
      await fillWithRows(growth, tenant);
    }
    const measured: Measured[] = [];
    for (const subject of await subjectsOf(growth)) measured.push(await measure(growth, subject, context));
    return summarise(measured);
  }),
);

async function subjectsOf(growth: GrowthDatabase): Promise<Subject[]> {
  const lists = Object.entries(growthLists(growth.database));
  const subjects: Subject[] = [];
  for (const [name, list] of lists) {
    subjects.push(await pagesOf(name, growth.tenants, list, false));
    subjects.push(await pagesOf(`${name}, in the middle`, growth.tenants, list, true));
  }
  const dependents = dependentsOf(growth.database);
  const found = await Promise.all(growth.tenants.map(dependents));
  subjects.push({
    name: 'dependents of a version',
    calls: growth.tenants.map((tenant) => () => dependents(tenant)),
    items: 2 * DEPENDENTS,
    same_work: found.every((one) => one === `${DEPENDENTS} ${DEPENDENTS}`),
  });
  return subjects;
}

/** A page of a list at its begin, or from a cursor half way through it. */
async function pagesOf(
  name: string,
  tenants: readonly SizedTenant[],
  list: GrowthList,
  inTheMiddle: boolean,
): Promise<Subject> {
  const calls: (() => Promise<unknown>)[] = [];
  let same_work = true;
  for (const tenant of tenants) {
    const cursor = inTheMiddle ? await cursorInTheMiddle(tenant, list) : undefined;
    const call = () => list(tenant, { limit: LIMIT, order: 'desc', cursor });
    const { data } = await call();
    const ids = data.map((item) => (item as { id: string }).id);
    same_work &&= ids.length === LIMIT && new Set(ids).size === LIMIT;
    calls.push(call);
  }
  return { name, calls, items: LIMIT, same_work };
}

/** `next_cursor` of a page half way through a list. The shortest ones have half of the rows. */
async function cursorInTheMiddle(tenant: SizedTenant, list: GrowthList): Promise<string> {
  const limit = Math.min(100, tenant.size / 10);
  let cursor: string | undefined;
  for (let seen = 0; seen < tenant.size / 4; seen += limit) {
    cursor = (await list(tenant, { limit, order: 'desc', cursor })).next_cursor ?? undefined;
    if (cursor === undefined) throw new Error('a list is shorter than it should be');
  }
  return cursor ?? '';
}

async function measure(growth: GrowthDatabase, subject: Subject, { say, signal, rounds }: BenchContext) {
  const ms: number[][] = subject.calls.map(() => []);
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    signal.throwIfAborted();
    const turns = subject.calls.map((call, index) => async () => {
      const since = performance.now();
      await call();
      if (round >= WARM_UP) ms[index]?.push(performance.now() - since);
    });
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const examined: Examined[] = [];
  for (const call of subject.calls) examined.push(await examinedBy(growth, call));
  const one: Measured = { ...subject, ms, examined };
  const row = rowOf(one);
  say(`${subject.name}: time ${row.time_1e5_vs_1e2}, documents ${row.documents_per_item.join(' ')}`);
  return one;
}

function timeRatio({ ms }: Measured): number {
  return medianRatio(ms.at(-1) ?? [], ms[0] ?? []);
}

function documentRatio({ examined }: Measured): number {
  const [first, last] = [examined[0], examined.at(-1)];
  return (last?.documents ?? Number.NaN) / Math.max(1, first?.documents ?? Number.NaN);
}

function rowOf(measured: Measured) {
  const { name, items, ms, examined } = measured;
  return {
    name,
    items,
    time_1e5_vs_1e2: rounded(timeRatio(measured)),
    microseconds_per_item: ms.map((times) => rounded((median(times) * 1_000) / items)),
    documents_per_item: examined.map(({ documents }) => rounded(documents / items)),
    keys_per_item: examined.map(({ keys }) => rounded(keys / items)),
    round_trips: examined.map(({ round_trips }) => round_trips),
  };
}

function summarise(measured: readonly Measured[]): BenchResult {
  const byTime = measured.toSorted((a, b) => timeRatio(b) - timeRatio(a));
  const together = (size: number) =>
    Array.from({ length: measured[0]?.ms[0]?.length ?? 0 }, (_value, round) =>
      measured.reduce((sum, { ms }) => sum + (ms.at(size)?.[round] ?? Number.NaN), 0),
    );
  // One list alone takes a millisecond, and whatever else the machine does shows in it; all of them together say more.
  const time = medianRatio(together(-1), together(0));
  const documents = Math.max(...measured.map(documentRatio));
  const different = measured.filter(({ same_work }) => !same_work).map(({ name }) => name);
  return {
    same_work: different.length === 0,
    ratios: {
      cost_1e5_vs_1e2: rounded(Math.max(time, documents)),
      time_1e5_vs_1e2: rounded(time),
      documents_1e5_vs_1e2: rounded(documents),
      worst_time_1e5_vs_1e2: rounded(timeRatio(byTime[0] as Measured)),
    },
    figures: {
      sizes: SIZES,
      limit: LIMIT,
      lists: measured.length,
      rounds: measured[0]?.ms[0]?.length,
      ...(different.length > 0 ? { different } : {}),
      by_list: byTime.map(rowOf),
    },
  };
}
