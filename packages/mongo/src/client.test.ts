import { openTestDatabase } from '@patchbay/testing';
import type { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { assertReplicaSet, createMongoClient } from './client.ts';

const test = await openTestDatabase();

/** Answers `hello` as a server of some kind does. */
const answering = (hello: object) => ({ db: () => ({ command: async () => hello }) }) as unknown as MongoClient;

describe('the MongoDB client', () => {
  it('takes replica sets and sharded clusters, and says of anything else what to do', async () => {
    await assertReplicaSet(test.client);
    await assertReplicaSet(answering({ msg: 'isdbgrid' }));
    await expect(assertReplicaSet(answering({ isWritablePrimary: true }))).rejects.toThrow(
      'start mongod with --replSet',
    );
  });

  it('connects with its first operation, not when it is made', async () => {
    const client = createMongoClient('mongodb://127.0.0.1:1', { app_name: 'test' });
    await client.close();
    expect(client.options.maxPoolSize).toBe(2);
  });

  it('leaves out what is undefined instead of storing null', async () => {
    const rows = test.client.db(test.name).collection<{ _id: string; a?: undefined }>('undefined_members');
    await rows.insertOne({ _id: 'x', a: undefined });
    expect(await rows.findOne()).toEqual({ _id: 'x' });
  });
});
