import { createMongoClient } from '@patchbay/mongo';

/** A command that reached the product's database. */
export interface MongoCommand {
  /** `appName` of the client. */
  readonly app: string;
  /** For instance `aggregate agents`. */
  readonly what: string;
  readonly at: Date;
  /** Of the transaction it belongs to, whose commit is one more round trip. */
  readonly transaction: string | undefined;
}

const PRODUCT_DATABASE = 'patchbay';
interface ProfileRow {
  readonly appName?: string;
  readonly op: string;
  readonly ns: string;
  readonly ts: Date;
  readonly command?: Record<string, unknown> & { readonly txnNumber?: unknown; readonly lsid?: unknown };
}

/** Every command while `work` runs, from the database server's own profiler. */
export async function mongoCommandsDuring(uri: string, work: () => Promise<unknown>): Promise<MongoCommand[]> {
  const client = createMongoClient(uri, { app_name: 'bench-profiler' });
  const database = client.db(PRODUCT_DATABASE);
  try {
    await database.command({ profile: 2 });
    const since = new Date();
    await work();
    await database.command({ profile: 0 });
    const rows = await database
      .collection<ProfileRow>('system.profile')
      .find({ ts: { $gte: since }, ns: { $not: /system\.profile/ } })
      .sort({ ts: 1 })
      .toArray();
    return rows.map(commandOf);
  } finally {
    await client.close();
  }
}

function commandOf({ appName = 'unknown', op, ns, ts, command = {} }: ProfileRow): MongoCommand {
  const verb = op === 'command' ? (Object.keys(command)[0] ?? op) : op;
  const isTransactional = command['autocommit'] === false || command['startTransaction'] === true;
  return {
    app: appName,
    what: `${verb} ${ns.slice(ns.indexOf('.') + 1)}`,
    at: ts,
    transaction: isTransactional ? JSON.stringify([command.lsid, command.txnNumber]) : undefined,
  };
}
