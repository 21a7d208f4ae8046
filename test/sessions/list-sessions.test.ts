import type { StoredSession } from '@patchbay/core/session-orchestrator';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeResources } from '../isolation/resources.ts';

let api: TestApi;
let client: ApiClient;
/** Ids of three sessions, the oldest first. */
let ids: string[];

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  const { principal, client: owner } = await api.tenant();
  client = owner;
  const { session_id = '' } = await makeResources(api, principal);
  const sessions = api.db.client.db(api.db.name).collection<Omit<StoredSession, 'id'> & { _id: string }>('sessions');
  const seeded = await sessions.findOne({ _id: session_id });
  if (seeded === null) throw new Error('there is no session');
  const base = session_id.slice(0, -1);
  await sessions.deleteOne({ _id: session_id });
  ids = ['A', 'B', 'C'].map((letter) => `${base}${letter}`);
  const changes: Partial<StoredSession>[] = [
    { metadata: { ticket: 'a=b', team: 'x' }, status: 'ended', created_at: new Date('2026-11-01T00:00:00Z') },
    {
      metadata: { ticket: 'a=b' },
      created_at: new Date('2026-11-02T00:00:00Z'),
      user_id: 'usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
    },
    { metadata: { team: 'x', 'a:b/c': '$where' }, created_at: new Date('2026-11-03T00:00:00Z'), channel: 'text' },
  ];
  await sessions.insertMany(changes.map((change, index) => ({ ...seeded, ...change, _id: ids[index] ?? '' })));
}, 120_000);

const found = async (query: Record<string, string | string[]>) => {
  const { status, body, text } = await client.get('/v1/sessions', { query: { order: 'asc', ...query } as never });
  expect(status, text).toBe(200);
  return body.data.map(({ id }: { id: string }) => ids.indexOf(id));
};

describe('the list of sessions', () => {
  it.each([
    ['everything', {}, [0, 1, 2]],
    ['a status', { status: 'ended' }, [0]],
    ['a channel', { channel: 'text' }, [2]],
    ['a user', { user_id: 'usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }, [1]],
    [
      'times, from one on until before another',
      { since: '2026-11-01T00:00:00Z', until: '2026-11-03T00:00:00Z' },
      [0, 1],
    ],
    ['a time on', { since: '2026-11-01T00:00:00.001Z' }, [1, 2]],
    ['a value in the metadata', { 'metadata[]': 'ticket=a=b' }, [0, 1]],
    ['a value that reads like an operator', { 'metadata[]': 'a:b/c=$where' }, [2]],
    ['a value that nothing has', { 'metadata[]': 'ticket=other' }, []],
    ['several at once', { 'metadata[]': 'ticket=a=b', status: 'active' }, [1]],
  ])('can be narrowed to %s', async (_what, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each([
    [{ channel: 'fax' }, 'channel'],
    [{ since: 'yesterday' }, 'since'],
    [{ 'metadata[]': 'no-value' }, 'metadata.0'],
    [{ 'metadata[]': 'a.b=c' }, 'metadata.0'],
    [{ 'metadata[]': '$where=1' }, 'metadata.0'],
  ])('refuses %j by the parameter', async (query, param) => {
    const { status, body } = await client.get('/v1/sessions', { query });
    expect([status, body.error.code, body.error.param]).toEqual([400, 'invalid_query', param]);
  });
});
