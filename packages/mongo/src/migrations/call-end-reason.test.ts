import { openTestDatabase } from '@patchbay/testing';
import { afterAll, expect, it } from 'vitest';
import { migration } from './0003-call-end-reason.ts';

const test = await openTestDatabase();
/** A database as it was before there were validators of today. */
const database = test.client.db(`${test.name}_before`);

afterAll(() => database.dropDatabase());

it('gives calls of a release before an end_reason of null, as planned, and leaves those that have one alone', async () => {
  const calls = database.collection<{ _id: string; end_reason?: string }>('calls');
  await calls.insertMany([{ _id: 'before' }, { _id: 'now', end_reason: 'stopped' }]);
  expect(await migration.plan(database)).toMatchObject([{ collection: 'calls', documents: 1 }]);
  await migration.up(database, new AbortController().signal);
  const found = await calls.find().sort({ _id: 1 }).toArray();
  expect(found).toEqual([
    { _id: 'before', end_reason: null },
    { _id: 'now', end_reason: 'stopped' },
  ]);
  expect(await migration.plan(database)).toEqual([]);
});
