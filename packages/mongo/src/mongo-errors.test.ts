import { type AddressInfo, createServer, type Socket } from 'node:net';
import { AppError } from '@patchbay/core/kernel';
import { openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { type CommandStartedEvent, MongoServerError } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMongoClient, OPERATION_TIMEOUT_MS, SERVER_SELECTION_TIMEOUT_MS } from './client.ts';
import { users } from './collections/users.ts';
import { createMongoDatabase } from './mongo-database.ts';
import { toAppError } from './mongo-errors.ts';

const test = await openTestDatabase();
const scope = tenantScopeFixture();

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as AppError,
  );

describe('errors of MongoDB', () => {
  it('a document that its validator refuses is our own fault, and says nothing of the document', async () => {
    const bad = { id: 'usr_x', tenant_id: scope.tenant_id, external_id: 'hunter2' } as never;
    const error = await failureOf(
      test.unit_of_work.run(scope, (work) => test.database.tenantCollection(users, scope, work).insertOne(bad)),
    );
    expect(error).toMatchObject({ code: 'internal' });
    expect(error?.message).not.toContain('hunter2');
    expect(error?.cause).toBeInstanceOf(Error);
  });

  it.each([
    [11_000, { keyPattern: { tenant_id: 1, external_id: 1 } }, 'already_exists', 'external_id'],
    [11_000, { keyPattern: { _id: 1 } }, 'already_exists', 'id'],
    [11_000, {}, 'already_exists', undefined],
    [50, {}, 'upstream_timeout', undefined],
    [262, {}, 'upstream_timeout', undefined],
    [121, {}, 'internal', undefined],
    [189, { errorLabels: ['RetryableWriteError'] }, 'unavailable', undefined],
    [112, { errorLabels: ['TransientTransactionError'] }, 'unavailable', undefined],
    [13, {}, 'internal', undefined],
  ])('code %i becomes its catalogued error', (code, fields, expected, param) => {
    const error = toAppError(new MongoServerError({ message: 'raw', code, ...fields }));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: expected, param });
    expect((error as AppError).message).not.toContain('raw');
  });

  it('leaves what is not from the driver as it is', () => {
    const error = new Error('mine');
    expect(toAppError(error)).toBe(error);
  });
});

describe('a server that is away or slow', () => {
  // Accepts connections and never says a word: what a hung server looks like.
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    port = (silent.address() as AddressInfo).port;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('is unavailable within its time, whether it refuses or hangs', async () => {
    const attempts = ['mongodb://127.0.0.1:1', `mongodb://127.0.0.1:${port}`].map(async (uri) => {
      const client = createMongoClient(uri, { app_name: 'test' });
      const started = performance.now();
      const error = await failureOf(createMongoDatabase(client, 'x').tenantCollection(users, scope).findOne({}));
      const took_ms = performance.now() - started;
      await client.close(true);
      return { error, took_ms };
    });
    for (const { error, took_ms } of await Promise.all(attempts)) {
      expect(error).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
      expect(took_ms).toBeLessThan(SERVER_SELECTION_TIMEOUT_MS + 3_000);
    }
  });

  it('gives every operation a bound, whose end is upstream_timeout', async () => {
    const bounds: unknown[] = [];
    const note = (event: CommandStartedEvent) => bounds.push(event.command['maxTimeMS']);
    const all = test.database.tenantCollection(users, scope);
    test.client.on('commandStarted', note);
    await all.findOne({});
    await all.aggregate([]);
    await all.page({}, { limit: 1, order: 'asc' });
    test.client.off('commandStarted', note);
    expect(bounds).toEqual([OPERATION_TIMEOUT_MS, OPERATION_TIMEOUT_MS, OPERATION_TIMEOUT_MS]);

    // A row that a transaction holds: who wants to write it as well waits until his time is over.
    const rows = test.client.db(test.name).collection<{ _id: string; n: number }>('held_rows');
    await rows.insertOne({ _id: 'held', n: 0 });
    await test.client.withSession(async (session) => {
      session.startTransaction();
      await rows.updateOne({ _id: 'held' }, { $inc: { n: 1 } }, { session });
      const waiting = rows.updateOne({ _id: 'held' }, { $inc: { n: 1 } }, { maxTimeMS: 100 });
      expect(toAppError(await failureOf(waiting))).toMatchObject({ code: 'upstream_timeout' });
      await session.abortTransaction();
    });
  });
});
