import { MongoClient } from 'mongodb';

/** How a process connects. */
export interface MongoClientOptions {
  /** Shown in the server's logs and `currentOp`: the function or worker that connects. */
  readonly app_name: string;
  /** Connections kept at most: 1–2 in a Lambda or a job process, more in a long-lived host. Default 2. */
  readonly max_pool_size?: number;
  /** Wait for answers as long as it takes: for migrations, whose index builds have no bound. */
  readonly patient?: boolean;
  /** Emit an event for every command: for tests that count round trips. */
  readonly monitor_commands?: boolean;
}

/** How long to look for a primary before an operation fails as `unavailable`. */
export const SERVER_SELECTION_TIMEOUT_MS = 5_000;

/** How long the server may work on one operation; longer ends as `upstream_timeout`. */
export const OPERATION_TIMEOUT_MS = 6_000;

/** How long a connection may stay silent. Reads are tried twice, so a hung server costs two of these: less than 15 s. */
const SOCKET_TIMEOUT_MS = 7_000;

/**
 * Makes the one client of a process. It connects with the first operation, so that module load does no I/O.
 *
 * The bounds are the classic ones: driver 7.9 accepts `timeoutMS` but ignores it (mongodb/lib/timeout.js), so a silent
 * server is bounded by `socketTimeoutMS` and a slow operation by the `maxTimeMS` that the collections pass.
 */
export function createMongoClient(uri: string, options: MongoClientOptions): MongoClient {
  return new MongoClient(uri, {
    appName: options.app_name,
    maxPoolSize: options.max_pool_size ?? 2,
    serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    connectTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    // Index builds side by side wait for each other's connections, too.
    waitQueueTimeoutMS: options.patient === true ? 0 : OPERATION_TIMEOUT_MS,
    socketTimeoutMS: options.patient === true ? 0 : SOCKET_TIMEOUT_MS,
    writeConcern: { w: 'majority' },
    readConcernLevel: 'majority',
    monitorCommands: options.monitor_commands ?? false,
    retryWrites: true,
    retryReads: true,
    // A member that is undefined is absent in JSON; so it is in the database.
    ignoreUndefined: true,
  });
}

/**
 * Fails early, and in words, where transactions are impossible.
 *
 * @throws Error when the server is neither a replica set nor a sharded cluster.
 */
export async function assertReplicaSet(client: MongoClient): Promise<void> {
  const hello = await client.db('admin').command({ hello: 1 });
  if (typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid') return;
  throw new Error(
    'MongoDB must run as a replica set, because every change commits with its audit event in one transaction. ' +
      'One node is enough: start mongod with --replSet rs0 and run rs.initiate() once.',
  );
}
