import { MongoClient } from 'mongodb';

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

/**
 * Brings a local mongod to be the primary of a one-node replica set: initiates it the first time, and tells it its new
 * address when its port has changed since. Call it until it returns true; an election takes about half a second.
 */
export async function becomePrimary(port: number): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  return withClient(`mongodb://${host}/?directConnection=true`, 1_000, async (client) => {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary === true) return hello.me === host;
    const config = await client.db('local').collection<ReplicaSetConfig>('system.replset').findOne();
    if (config === null) {
      const members = [{ _id: 0, host }];
      await admin.command({ replSetInitiate: { _id: 'rs0', members, settings: { electionTimeoutMillis: 500 } } });
    } else if (config.members[0]?.host !== host) {
      const members = [{ ...config.members[0], _id: 0, host }];
      const next = { ...config, version: config.version + 1, members };
      await admin.command({ replSetReconfig: next, force: true });
    }
    return false;
  });
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
