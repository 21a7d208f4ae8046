import type { StoredSession } from '@patchbay/core/session-orchestrator';
import { createUsageMeter } from '@patchbay/mongo';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../isolation/key-holders.ts';
import { makeResources } from '../isolation/resources.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

let api: TestApi;
let client: ApiClient;
let tenant_id: string;
let agents: [string, string];
let principal: Parameters<typeof scopeOf>[0];

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
}, 120_000);

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client, tenant_id, principal } = tenant);
  const made = [await makeResources(api, principal), await makeResources(api, principal)];
  agents = [made[0]?.['agent_id'] ?? '', made[1]?.['agent_id'] ?? ''];
  // Only what a test adds is to count.
  for (const name of ['sessions', 'file_versions']) await rows(name).deleteMany({ tenant_id });
});

const rows = (name: string) => api.db.client.db(api.db.name).collection<{ _id: string }>(name);
let count = 0;

const NOTHING = {
  llm_input_tokens: 0,
  llm_input_cached_tokens: 0,
  llm_output_tokens: 0,
  tts_characters: 0,
  stt_ms: 0,
  tool_calls: 0,
  searches: 0,
};

/** A session as it is after its end. */
async function session(
  at: string,
  agent_id: string,
  minutes: number,
  usage: Partial<NonNullable<StoredSession['usage']>>,
) {
  count += 1;
  const [created_at, started_at] = [new Date(at), new Date(at)];
  const ended_at = new Date(started_at.getTime() + minutes * 60_000);
  const bound = { variables: {}, user_id: 'u', binding_id: 'b', binding_digest: 'd', digest: 'd', reports_seq: 0 };
  const times = { created_at, started_at, ended_at, join_deadline_at: created_at, max_end_at: ended_at };
  const one = { _id: `ses_${tenant_id}_${count}`, tenant_id, agent_id, status: 'ended', ...bound, ...times };
  await rows('sessions').insertOne({ ...one, usage: { ...NOTHING, ...usage } } as never);
}

async function fileVersion(at: string, size_bytes: number) {
  count += 1;
  const file = { file_id: `f${count}`, version: 1, name: 'n', media_type: 'text/plain', sha256: 's', status: 'ready' };
  const one = { _id: `fil_${tenant_id}_${count}`, tenant_id, created_at: new Date(at), size_bytes, ...file };
  await rows('file_versions').insertOne(one as never);
}

const usage = async (query: Record<string, string> = {}, as = client) => {
  const { status, body, text } = await as.get('/v1/usage', { query });
  expect(status, text).toBe(200);
  return body;
};
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

describe('usage', () => {
  it('is told day by day, in UTC, from its first instant to its last, and together', async () => {
    await session('2026-11-01T00:00:00.000Z', agents[0], 1.5, { llm_input_tokens: 10, stt_ms: 1_250, tool_calls: 2 });
    await session('2026-11-01T23:59:59.999Z', agents[1], 2, { llm_output_tokens: 5, tts_characters: 7, searches: 1 });
    await session('2026-11-30T23:59:59.999Z', agents[0], 4, { llm_input_tokens: 3 });
    for (const outside of ['2026-10-31T23:59:59.999Z', '2026-12-01T00:00:00.000Z'])
      await session(outside, agents[0], 60, {});
    await fileVersion('2026-11-02T12:00:00.000Z', 1_000);
    await fileVersion('2026-11-02T13:00:00.000Z', 24);
    const { data, total } = await usage(NOVEMBER);
    expect(data.map(({ day }: { day: string }) => day)).toEqual(['2026-11-01', '2026-11-02', '2026-11-30']);
    expect(data[0]).toMatchObject({
      agent_id: null,
      sessions: 2,
      session_minutes: 3.5,
      llm_input_tokens: 10,
      llm_output_tokens: 5,
      tts_characters: 7,
      stt_seconds: 1.25,
      tool_calls: 2,
      searches: 1,
      files: 0,
    });
    expect(data[1]).toMatchObject({ sessions: 0, files: 2, file_bytes: 1_024 });
    expect(total).toMatchObject({
      sessions: 3,
      session_minutes: 7.5,
      llm_input_tokens: 13,
      files: 2,
      file_bytes: 1_024,
    });
  });

  it('is told agent by agent, and of one agent alone, with the same sums', async () => {
    await session('2026-11-03T10:00:00.000Z', agents[0], 1, { tool_calls: 1 });
    await session('2026-11-03T11:00:00.000Z', agents[1], 2, { tool_calls: 2 });
    await session('2026-11-03T12:00:00.000Z', agents[1], 3, { tool_calls: 4 });
    await fileVersion('2026-11-03T12:00:00.000Z', 5);
    const { data, total } = await usage({ ...NOVEMBER, to: '2026-11-30', by: 'agent' });
    const brief = data.map((row: Record<string, unknown>) => [
      row['agent_id'],
      row['sessions'],
      row['tool_calls'],
      row['files'],
    ]);
    expect(brief.toSorted()).toEqual(
      [
        [null, 0, 0, 1],
        [agents[0], 1, 1, 0],
        [agents[1], 2, 6, 0],
      ].toSorted(),
    );
    expect(total).toEqual((await usage(NOVEMBER)).total);
    const alone = await usage({ ...NOVEMBER, agent_id: agents[1] });
    expect(alone.total).toMatchObject({ sessions: 2, session_minutes: 5, tool_calls: 6, files: 0 });
  });

  it('counts every answered search once, at the same time too', async () => {
    const meter = createUsageMeter(api.db.database, { now: () => new Date('2026-11-05T12:00:00.000Z') });
    await Promise.all(Array.from({ length: 25 }, () => meter.searched(scopeOf(principal))));
    expect((await usage(NOVEMBER)).total).toMatchObject({ searches: 25, sessions: 0 });
  });

  it("is the tenant's own: another sees nothing of it, nor by the id of its agent", async () => {
    await session('2026-11-03T10:00:00.000Z', agents[0], 1, { tool_calls: 1 });
    const { client: stranger } = await api.tenant();
    expect((await usage(NOVEMBER, stranger)).data).toEqual([]);
    expect((await usage({ ...NOVEMBER, agent_id: agents[0] }, stranger)).data).toEqual([]);
  });

  it('is of the last 30 days unless told otherwise', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { from, to } = await usage();
    expect([Date.parse(to) - Date.parse(from), to]).toEqual([29 * 86_400_000, today]);
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, 'from', 'after'],
    [{ from: '2026-01-01', to: '2026-04-03' }, 'from', '92 days'],
    [{ from: '2026-01-01', to: '2026-02-01', by: 'agent' }, 'from', '31 days'],
    [{ from: '2026-02-30' }, 'from', ''],
    [{ to: 'yesterday' }, 'to', ''],
    [{ by: 'hour' }, 'by', ''],
    [{ agent_id: 'agt_1' }, 'agent_id', ''],
    [{ since: '2026-11-01' }, 'since', ''],
  ])('of %j is refused by the parameter and in words', async (query, param, words) => {
    const { status, body } = await client.get('/v1/usage', { query });
    expect([status, body.error.code, body.error.param]).toEqual([400, 'invalid_query', param]);
    expect(body.error.message).toContain(words);
  });
});
