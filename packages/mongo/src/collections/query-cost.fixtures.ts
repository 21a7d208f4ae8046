import type { Db } from 'mongodb';

/** What the server did for some queries, in all. */
export interface QueryCost {
  readonly docs: number;
  readonly keys: number;
  readonly queries: number;
  /** How each was planned: `IXSCAN { tenant_id: 1, … }`. */
  readonly plans: string[];
}

/** Runs something and asks the server's profiler what it cost. */
export async function costOf<T>(database: Db, run: () => Promise<T>): Promise<QueryCost & { result: T }> {
  await database.command({ profile: 2 });
  const result = await run();
  await database.command({ profile: 0 });
  const rows = await database
    .collection('system.profile')
    .find({ ns: { $ne: `${database.databaseName}.system.profile` }, planSummary: { $exists: true } })
    .toArray();
  await database.dropCollection('system.profile');
  const sum = (field: string) => rows.reduce((total, row) => total + Number(row[field] ?? 0), 0);
  const plans = rows.map(({ planSummary }) => String(planSummary));
  return { result, docs: sum('docsExamined'), keys: sum('keysExamined'), queries: rows.length, plans };
}
