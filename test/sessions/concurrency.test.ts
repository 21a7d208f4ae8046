import { takeSlots } from '@patchbay/core/session-orchestrator';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiAnswer, ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import type { PathValues } from '../isolation/calls.ts';
import { makeResources } from '../isolation/resources.ts';
import { makeAwsResources } from './support/aws-resources.ts';
import { startMediaServer } from './support/media-server.ts';

let api: TestApi;

beforeAll(async () => {
  const media = await startMediaServer();
  const aws = await makeAwsResources();
  const { url: LIVEKIT_URL, api_key: LIVEKIT_API_KEY, api_secret: LIVEKIT_API_SECRET } = media;
  const env = { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET };
  api = await startApi({ env });
}, 600_000);

/** A tenant that may have so many sessions, none of which is open, and what starts and counts them. */
async function tenantWith(max_concurrent_sessions: number) {
  const { tenant_id, principal, client } = await api.tenant();
  const made = await makeResources(api, principal);
  await client.post(`/v1/sessions/${made['session_id']}/stop`);
  const allow = async (limit: number) => {
    const answer = await api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { max_concurrent_sessions: limit } });
    expect(answer.status, answer.text).toBe(200);
  };
  await allow(max_concurrent_sessions);
  let users = 0;
  const start = (agent_id = made['agent_id']) => {
    users += 1;
    return client.post('/v1/sessions', { agent_id, user: { external_id: `user-${users}` } });
  };
  const open = async () =>
    (await client.get('/v1/sessions', { query: { status: 'dispatching', limit: '100' } })).body.data as {
      id: string;
    }[];
  const stop = (id: string) => client.post(`/v1/sessions/${id}/stop`);
  return { principal, client, made, start, open, stop, allow };
}

const burst = (count: number, start: () => Promise<ApiAnswer>) => Promise.all(Array.from({ length: count }, start));
const statuses = (answers: ApiAnswer[]) => answers.map(({ status }) => status).toSorted();
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** Binds the agent to a runtime config with a limit of its own, and puts it live. */
async function limitAgent(client: ApiClient, made: PathValues, max_concurrent_sessions: number): Promise<void> {
  const { runtime_config_id = '', agent_id = '' } = made;
  const path = `/v1/runtime-configs/${runtime_config_id}`;
  const { body: version } = await client.get(`${path}/versions/1`);
  const content = { ...version.content, limits: { ...version.content.limits, max_concurrent_sessions } };
  const etag = (await client.get(`${path}/draft`)).headers['etag'] ?? '';
  const draft = await client.put(`${path}/draft`, { content }, { headers: { 'if-match': etag } });
  expect(draft.status, draft.text).toBe(200);
  const published = await client.post(`${path}/versions`, {});
  expect(published.status, published.text).toBe(201);
  const { prompt_id } = made;
  const pins = { agent_version: 1, prompt_id, prompt_version: 1, tool_versions: [], runtime_config_id };
  const binding = await client.post(`/v1/agents/${agent_id}/bindings`, {
    ...pins,
    runtime_config_version: 2,
  });
  expect(binding.status, binding.text).toBe(201);
  const put = await client.put(`/v1/agents/${agent_id}/environments/production`, { binding_id: binding.body.id });
  expect(put.status, put.text).toBe(200);
}

describe("a tenant's limit of sessions at a time", { timeout: 120_000 }, () => {
  it('is exact: of 50 that start at once with a limit of 5, 5 do, and the others hear which limit and how many', async () => {
    const { start, open, stop } = await tenantWith(5);
    const answers = await burst(50, start);
    expect(statuses(answers)).toEqual([...times(5, 201), ...times(45, 429)]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error).toMatchObject({
      type: 'rate_limit',
      code: 'limit_exceeded',
      details: { limit: 'max_concurrent_sessions', allowed: 5, used: 5 },
    });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(await open()).toHaveLength(5);
    // Each that ends makes room for one, whoever comes first.
    const [one, two] = await open();
    await Promise.all([stop(one?.id ?? ''), stop(two?.id ?? '')]);
    expect(statuses(await burst(10, start))).toEqual([...times(2, 201), ...times(8, 429)]);
  });

  it('holds after it was lowered and raised, however many are open by then', async () => {
    const { start, open, stop, allow } = await tenantWith(4);
    expect(statuses(await burst(4, start))).toEqual(times(4, 201));
    await allow(2);
    const all = await open();
    for (const { id } of all.slice(0, 2)) {
      expect((await start()).status).toBe(429);
      await stop(id);
    }
    await stop(all[2]?.id ?? '');
    expect(statuses(await burst(6, start))).toEqual([201, ...times(5, 429)]);
    await allow(5);
    expect(statuses(await burst(6, start))).toEqual([...times(3, 201), ...times(3, 429)]);
  });
});

describe("an agent's limit of sessions at a time", { timeout: 120_000 }, () => {
  it('is its runtime config to say, is as exact, and leaves other agents alone', async () => {
    const { principal, client, made, start, stop } = await tenantWith(25);
    await limitAgent(client, made, 3);
    const answers = await burst(20, start);
    expect(statuses(answers)).toEqual([...times(3, 201), ...times(17, 429)]);
    expect(answers.find(({ status }) => status === 429)?.body.error.details).toEqual({
      limit: 'limits.max_concurrent_sessions',
      allowed: 3,
      used: 3,
    });
    const other = await makeResources(api, principal);
    await stop(other['session_id'] ?? '');
    expect(statuses(await burst(5, () => start(other['agent_id'])))).toEqual(times(5, 201));
    const first = answers.find(({ status }) => status === 201);
    await stop(first?.body.id);
    expect(statuses(await burst(5, start))).toEqual([201, ...times(4, 429)]);
  });
});

describe('places', () => {
  it('are never given out beyond the limit, whatever was open before and whoever starts at the same time', () => {
    const session = (id: string) => ({ id, agent_id: 'agt_1' });
    // Lowered from 9 to 5 with sessions on high places: two may start, on two certain places.
    const open = [1, 7, 9].map((tenant) => ({ agent_id: 'agt_2', slots: { tenant, agent: null } }));
    const taken = Array.from({ length: 50 }, (_, index) =>
      takeSlots(session(`ses_${index}`), open, { tenant: 5, agent: null }),
    );
    expect(new Set(taken.map((slots) => slots?.tenant))).toEqual(new Set([2, 3]));
  });
});
