import { countAuditEvents } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { refusal } from '../support/registry-fixtures.ts';
import { boundAgent, liveAgent } from '../text-sessions/support/text-agent.ts';

const PATH = '/v1/inbound-mappings';
const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...(await makeAwsResources()).env } });

/** Wants a clinic, and a floor that is a number. */
const WANTING = {
  prompt: {
    template: 'You answer for {{clinic}} on floor {{floor}}. {{greeting}} {{note}}',
    variables: [
      { name: 'clinic', type: 'string' },
      { name: 'floor', type: 'integer', minimum: 0 },
      { name: 'greeting', type: 'string', default: 'Hello.' },
      { name: 'note', type: 'string', required: false },
    ],
  },
};
const FITTING = { clinic: 'St. Mary', floor: 2 };
const MISSING = [422, 'unprocessable', 'variables.clinic'];

let owner: ApiClient;
let agent_id: string;
let webhook: object;
let count = 0;
const freshNumber = () => {
  count += 1;
  return `+4930${60_000_000 + count}`;
};
const map = (change: object, more: object = {}) =>
  owner.post(PATH, { number: freshNumber(), agent_id, ...change }, more);
const resolve = (number: string) => owner.get(`${PATH}/resolve`, { query: { number } });

beforeAll(async () => {
  owner = (await api.tenant()).client;
  agent_id = await liveAgent(owner, WANTING);
  const url = 'https://93.184.215.14/before-calls';
  const endpoint = await owner.post('/v1/webhook-endpoints', { url, events: ['call.*'] });
  expect(endpoint.status, endpoint.text).toBe(201);
  webhook = { url, webhook_endpoint_id: endpoint.body.id };
}, 60_000);

describe('a mapping whose callers would all be refused for its variables', () => {
  it('is not made, and says which variable is missing and what mends it', async () => {
    const events = await countAuditEvents(api.db);
    const refused = await map({ variables: { floor: 2 } });
    expect(refusal(refused)).toEqual(MISSING);
    expect(refused.body.error.message).toBe(
      'variables.clinic is required (binding 1, which is live in production). Give it in the mapping, give it a default in the prompt or in default_variables of the agent, or let a webhook set it.',
    );
    expect(refused.body.error.details).toMatchObject({
      environment: 'production',
      issues: [{ param: 'variables.clinic', message: 'is required' }],
    });
    expect(refusal(await map({ variables: { floor: 2 } }, { query: { dry_run: 'true' } }))).toEqual(MISSING);
    expect(await countAuditEvents(api.db)).toBe(events);
    expect((await map({ variables: FITTING })).status).toBe(201);
  });

  it.each([
    ['a value of another type', { ...FITTING, floor: 'second' }, 'variables.floor', /must be an integer/],
    ['a value out of range', { ...FITTING, floor: -1 }, 'variables.floor', /must be at least 0/],
    ['a name that the prompt does not have', { ...FITTING, clinik: 'x' }, 'variables.clinik', /is no variable/],
  ])('is not made with %s, whatever a webhook says', async (_what, variables, param, words) => {
    for (const rules of [{}, { webhook }]) {
      const refused = await map({ variables, ...rules });
      expect(refusal(refused)).toEqual([422, 'unprocessable', param]);
      expect(refused.body.error.message).toMatch(words);
    }
  });

  it('is judged by the binding that it pins', async () => {
    const asking = await boundAgent(owner, WANTING);
    const pinned = { agent_id: asking.agent_id, binding_id: asking.binding_id };
    const refused = await map(pinned);
    expect(refusal(refused)).toEqual(MISSING);
    expect(refused.body.error.message).toContain('(the pinned binding 1)');
    expect((await map({ ...pinned, variables: FITTING })).status).toBe(201);
  });

  it("needs no value that the agent's own default_variables give", async () => {
    const own = await liveAgent(owner, { ...WANTING, agent: { default_variables: FITTING } });
    expect((await map({ agent_id: own })).status).toBe(201);
  });

  it('is made where a webhook may set what is missing, and keeps it', async () => {
    const made = await map({ webhook });
    expect(made.status, made.text).toBe(201);
    const path = `${PATH}/${made.body.id}`;
    expect((await owner.patch(path, { description: 'Front desk' })).status).toBe(200);
    expect(refusal(await owner.patch(path, { webhook: null }))).toEqual(MISSING);
    expect((await owner.patch(path, { webhook: null, variables: FITTING })).status).toBe(200);
  });

  it('names the agent of other hours by its place', async () => {
    const schedule = (variables: object) => ({
      time_zone: 'UTC',
      weekly: [],
      outside: { action: 'agent', agent_id, variables },
    });
    const refused = await map({ variables: FITTING, schedule: schedule({ clinic: 'St. Mary' }) });
    expect(refusal(refused)).toEqual([422, 'unprocessable', 'schedule.outside.variables.floor']);
    expect((await map({ variables: FITTING, schedule: schedule(FITTING) })).status).toBe(201);
  });

  it('is made while nothing is live where it leads: there is no prompt yet that wants anything', async () => {
    const made = await map({ environment: 'staging' });
    expect(made.status, made.text).toBe(201);
    expect(refusal(await resolve(made.body.number))).toEqual([409, 'no_live_binding', 'environment']);
    expect(refusal(await owner.patch(`${PATH}/${made.body.id}`, { environment: 'production' }))).toEqual(MISSING);
  });
});

describe('a change of a mapping', () => {
  it('is refused where callers would then be refused, and changes nothing', async () => {
    const { body } = await map({ variables: FITTING });
    const path = `${PATH}/${body.id}`;
    expect(refusal(await owner.patch(path, { variables: {} }))).toEqual(MISSING);
    expect(refusal(await owner.patch(path, { agent_id: await liveAgent(owner) }))).toEqual([
      422,
      'unprocessable',
      'variables.clinic',
    ]);
    expect((await owner.get(path)).body).toEqual(body);
  });

  it('is not refused for what was deployed since, unless it touches what decides about it', async () => {
    const { agent_id: grows, binding_id } = await boundAgent(owner);
    const live = (id: string) => owner.put(`/v1/agents/${grows}/environments/production`, { binding_id: id });
    expect((await live(binding_id)).status).toBe(200);
    const { body } = await map({ agent_id: grows });
    const prompt = await owner.post('/v1/prompts', { name: 'Wants more', content: WANTING.prompt });
    await owner.post(`/v1/prompts/${prompt.body.id}/versions`, {});
    const { body: old } = await owner.get(`/v1/agents/${grows}/bindings/${binding_id}`);
    const next = await owner.post(`/v1/agents/${grows}/bindings`, {
      agent_version: 1,
      prompt_id: prompt.body.id,
      prompt_version: 1,
      tool_versions: [],
      runtime_config_id: old.runtime_config_id,
      runtime_config_version: old.runtime_config_version,
    });
    expect((await live(next.body.id)).status).toBe(200);
    expect(refusal(await resolve(body.number))).toEqual(MISSING);
    const path = `${PATH}/${body.id}`;
    expect((await owner.patch(path, { description: 'Front desk' })).status).toBe(200);
    expect(refusal(await owner.patch(path, { variables: { floor: 2 } }))).toEqual(MISSING);
    expect((await owner.post(`${path}/archive`)).status).toBe(200);
    expect((await owner.post(`${path}/restore`)).status).toBe(200);
    expect((await owner.patch(path, { variables: FITTING })).status).toBe(200);
    expect((await resolve(body.number)).body.variables).toEqual(FITTING);
  });
});

describe('the dry run of a call', () => {
  const closed = (outside: object) => ({ schedule: { time_zone: 'UTC', weekly: [], outside } });

  it('lets a service set what is missing, unless a message is said without asking it', async () => {
    const { body } = await map({ webhook, variables: { floor: 2 } });
    const open = await resolve(body.number);
    expect(open.status, open.text).toBe(200);
    expect(open.body).toMatchObject({ asks_webhook: true, variables: { floor: 2 } });
    const says = await map({ webhook, ...closed({ action: 'say', message: 'We open at nine.' }) });
    expect(refusal(await resolve(says.body.number))).toEqual(MISSING);
    const rejects = await map({ webhook, ...closed({ action: 'reject' }) });
    expect((await resolve(rejects.body.number)).body).toMatchObject({ action: 'reject', asks_webhook: false });
  });
});

describe('a line of an import', () => {
  it('fails by itself where its callers would be refused', async () => {
    const [good, bad, wrong] = [freshNumber(), freshNumber(), freshNumber()];
    const entries = [
      { number: good, agent_id, variables: FITTING },
      { number: bad, agent_id },
      { number: wrong, agent_id, variables: { ...FITTING, floor: 'second' } },
    ];
    const { body } = await owner.post(`${PATH}/import`, { entries });
    expect(body).toMatchObject({ applied: true, created: 1, failed: 2 });
    expect(body.results.slice(1)).toMatchObject([
      { error: { code: 'variables_do_not_fit', param: 'variables.clinic' } },
      { error: { code: 'variables_do_not_fit', param: 'variables.floor' } },
    ]);
    expect((await owner.get(PATH, { query: { number: bad } })).body.data).toEqual([]);
    const again = await owner.post(`${PATH}/import`, { entries: [{ number: good, agent_id, variables: FITTING }] });
    expect(again.body).toMatchObject({ unchanged: 1, failed: 0 });
  });
});
