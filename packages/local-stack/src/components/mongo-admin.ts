import { MongoClient, MongoServerError } from 'mongodb';

/** What a MongoDB server says of itself: enough to know whether transactions will work there. */
export type MongoHello = { is_writable_primary: boolean; set_name: string | undefined; is_mongos: boolean };

/** Asks a server, or the deployment behind a connection string, what it is. Rejects when nobody answers in time. */
export async function helloMongo(uri: string, timeout_ms: number): Promise<MongoHello> {
  return withClient(uri, timeout_ms, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 });
    return {
      is_writable_primary: hello.isWritablePrimary === true,
      set_name: hello.setName as string | undefined,
      is_mongos: hello.msg === 'isdbgrid',
    };
  });
}

/** Address of the administrator of a local mongod that asks who is there. */
export function rootUri(port: number, password: string): string {
  return `mongodb://root:${password}@127.0.0.1:${port}/?directConnection=true&authSource=admin`;
}

/**
 * Brings a local mongod to be the primary of a one-node replica set: initiates it the first time, and tells it its new
 * address when its port has changed since. Call it until it returns true; an election takes about half a second.
 *
 * @param root_password of a mongod that asks who is there; the first time, when it knows nobody, it asks nobody.
 */
export async function becomePrimary(port: number, root_password?: string): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  const anybody = `mongodb://${host}/?directConnection=true`;
  const known = await withClient(anybody, 1_000, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello.isWritablePrimary === true ? { is_here: hello.me === host } : undefined;
  });
  if (known !== undefined) return known.is_here;
  const members = [{ _id: 0, host }];
  const initiate = { _id: 'rs0', members, settings: { electionTimeoutMillis: 500 } };
  if (root_password === undefined) await withClient(anybody, 1_000, (client) => configure(client, host, initiate));
  else {
    try {
      await withClient(rootUri(port, root_password), 1_000, (client) => configure(client, host, initiate));
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== 18) throw error;
      await withClient(anybody, 1_000, (client) => client.db('admin').command({ replSetInitiate: initiate }));
    }
  }
  return false;
}

async function configure(client: MongoClient, host: string, initiate: object): Promise<void> {
  const admin = client.db('admin');
  const config = await client.db('local').collection<ReplicaSetConfig>('system.replset').findOne();
  if (config === null) await admin.command({ replSetInitiate: initiate });
  else if (config.members[0]?.host !== host) {
    const members = [{ ...config.members[0], _id: 0, host }];
    const next = { ...config, version: config.version + 1, members };
    await admin.command({ replSetReconfig: next, force: true });
  }
}

type ReplicaSetConfig = { _id: string; version: number; members: { _id: number; host: string }[] };

async function withClient<T>(uri: string, timeout_ms: number, ask: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeout_ms, connectTimeoutMS: timeout_ms });
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
}
