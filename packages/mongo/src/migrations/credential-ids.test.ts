import { openTestDatabase } from '@patchbay/testing';
import type { Document } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { migration } from './0002-credential-ids.ts';

const test = await openTestDatabase();
/** A database as it was before there were indexes and validators of today. */
const database = test.client.db(`${test.name}_before`);

afterAll(() => database.dropDatabase());

const ROWS: Readonly<Record<string, readonly Document[]>> = {
  tool_versions: [
    {
      _id: 'sends',
      content: {
        handler_ref: 'http',
        config: {
          headers: { A: { secret: 'crd_1' }, B: 'plain' },
          query: { k: { secret: 'crd_2' }, l: { secret: 'crd_1' } },
          signature: { secret: 'crd_3' },
        },
      },
    },
    { _id: 'calls', content: { handler_ref: 'mcp', config: { headers: { A: { secret: 'crd_1' } } } } },
    { _id: 'sends nothing', content: { handler_ref: 'http', config: { headers: { A: 'plain' }, query: {} } } },
    { _id: 'ends', content: { handler_ref: 'end_call', config: {} } },
  ],
  runtime_config_versions: [
    {
      _id: 'models',
      content: { llm: { credential_id: 'crd_4', fallbacks: [{ credential_id: 'crd_5' }, {}] }, tts: { voice: 'x' } },
    },
    { _id: 'no models', content: { llm: {} } },
  ],
  drafts: [
    {
      _id: 'tool',
      tool_id: 'tol_1',
      content: { handler_ref: 'http', config: { headers: { A: { secret: 'crd_6' } } } },
    },
    { _id: 'config', runtime_config_id: 'rtc_1', content: { stt: { credential_id: 'crd_7' } } },
    { _id: 'prompt', prompt_id: 'prm_1', content: { template: 'crd_8' } },
  ],
};
const EXPECTED = {
  tool_versions: { sends: ['crd_1', 'crd_2', 'crd_3'], calls: ['crd_1'] },
  runtime_config_versions: { models: ['crd_4', 'crd_5'] },
  drafts: { tool: ['crd_6'], config: ['crd_7'] },
};

describe('drafts and versions of a release before', () => {
  it('are given the credentials that they refer to, as planned, and are left alone the next time', async () => {
    for (const [name, rows] of Object.entries(ROWS)) {
      await database.collection(name).insertMany([...rows]);
    }
    const planned = await migration.plan(database);
    expect(planned.map((change) => [change.collection, 'documents' in change ? change.documents : 0])).toEqual([
      ['tool_versions', 2],
      ['runtime_config_versions', 1],
      ['drafts', 1],
      ['drafts', 1],
    ]);
    await migration.up(database, new AbortController().signal);
    for (const [name, expected] of Object.entries(EXPECTED)) {
      const found = await database
        .collection(name)
        .find({ credential_ids: { $exists: true } })
        .toArray();
      expect(Object.fromEntries(found.map(({ _id, credential_ids }) => [String(_id), credential_ids]))).toEqual(
        expected,
      );
    }
    expect(await migration.plan(database)).toEqual([]);
  });
});
