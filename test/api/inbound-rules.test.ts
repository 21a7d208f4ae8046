import { countAuditEvents, theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { NOBODY, pinsOf, refusal } from '../support/registry-fixtures.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

const PATH = '/v1/inbound-mappings';
/** Literal addresses: no name has to be found. */
const PUBLIC = 'https://93.184.215.14/before-calls';
const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...(await makeAwsResources()).env } });

let owner: ApiClient;
let stranger: ApiClient;
let agent_id: string;
let night: string;
let endpoint: string;
let foreign: string;
let count = 0;
const freshNumber = () => {
  count += 1;
  return `+4930${40_000_000 + count}`;
};
const endpointOf = async (client: ApiClient): Promise<string> => {
  const made = await client.post('/v1/webhook-endpoints', { url: PUBLIC, events: ['call.*'] });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
};

beforeAll(async () => {
  owner = (await api.tenant()).client;
  stranger = (await api.tenant()).client;
  [agent_id, night] = await Promise.all([liveAgent(owner), liveAgent(owner)]);
  [endpoint, foreign] = [await endpointOf(owner), await endpointOf(stranger)];
}, 60_000);

const SCHEDULE = {
  time_zone: 'Europe/Berlin',
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  exceptions: [{ date: '2026-12-25', name: 'Christmas Day', hours: [] }],
  outside: { action: 'say', message: 'We open at nine.' },
};
const map = (change: object) => owner.post(PATH, { number: freshNumber(), agent_id, ...change });
const resolve = (number: string, at?: string) =>
  owner.get(`${PATH}/resolve`, { query: { number, ...(at === undefined ? {} : { at }) } });

describe('the rules of a mapping', () => {
  it('are none unless given, are versioned and audited, and are left out of an update without being lost', async () => {
    const plain = await map({});
    expect(plain.body).toMatchObject({ schedule: null, webhook: null, refusal: { action: 'reject' } });
    const webhook = { url: PUBLIC, webhook_endpoint_id: endpoint };
    const made = await map({ schedule: SCHEDULE, webhook, refusal: { action: 'say', message: 'Not now.' } });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      version: 1,
      schedule: SCHEDULE,
      webhook: { ...webhook, timeout_ms: 2_000, on_failure: 'accept' },
    });
    const event = await theAuditEvent(api.db, { action: 'inbound_mapping.created', entity_id: made.body.id });
    expect(event).toMatchObject({ new_value: { schedule: SCHEDULE, refusal: { message: 'Not now.' } } });

    const path = `${PATH}/${made.body.id}`;
    const described = await owner.patch(path, { description: 'Front desk' });
    expect(described.body).toMatchObject({ version: 2, schedule: SCHEDULE, webhook: { url: PUBLIC } });
    const opened = await owner.patch(path, { schedule: null, webhook: null });
    expect(opened.body).toMatchObject({ version: 3, schedule: null, webhook: null, refusal: { action: 'say' } });
    const events = await countAuditEvents(api.db);
    expect((await owner.patch(path, { schedule: null })).body).toMatchObject({ version: 3 });
    expect(await countAuditEvents(api.db)).toBe(events);
    const versions = await owner.get(`${path}/versions`, { query: { order: 'asc' } });
    expect(versions.body.data).toMatchObject([{ schedule: SCHEDULE }, { schedule: SCHEDULE }, { schedule: null }]);
  });

  it('are kept by an import, which knows none of them', async () => {
    const { body } = await map({ schedule: SCHEDULE });
    const entries = [{ number: body.number, agent_id, environment: 'staging' }];
    expect((await owner.post(`${PATH}/import`, { entries })).body).toMatchObject({ updated: 1 });
    expect((await owner.get(`${PATH}/${body.id}`)).body).toMatchObject({ environment: 'staging', schedule: SCHEDULE });
  });

  it.each([
    [
      'weekly hours that overlap',
      { schedule: { ...SCHEDULE, weekly: [...SCHEDULE.weekly, SCHEDULE.weekly[0]] } },
      'schedule.weekly.1.from',
    ],
    ['an unknown zone', { schedule: { ...SCHEDULE, time_zone: 'Europe/Bielefeld' } }, 'schedule.time_zone'],
    [
      'hours past midnight',
      { schedule: { ...SCHEDULE, weekly: [{ weekdays: [5], from: '22:00', to: '02:00' }] } },
      'schedule.weekly.0.to',
    ],
    ['no word on other times', { schedule: { ...SCHEDULE, outside: undefined } }, 'schedule.outside'],
    ['a message without words', { refusal: { action: 'say', message: '' } }, 'refusal.message'],
    [
      'a webhook that takes its time',
      { webhook: { url: PUBLIC, webhook_endpoint_id: foreign, timeout_ms: 3_001 } },
      'webhook.timeout_ms',
    ],
    ['a number that is none', { number: '030 1234567' }, 'number'],
  ])('are refused with %s', async (_what, change, param) => {
    const { webhook } = change as { webhook?: object };
    const own = webhook === undefined ? {} : { webhook: { ...webhook, webhook_endpoint_id: endpoint } };
    expect(refusal(await map({ ...change, ...own }))).toEqual([400, 'invalid_body', param]);
  });

  it.each([
    ['http', 'http://93.184.215.14/x'],
    ['loopback', 'https://127.0.0.1/x'],
    ['a private address', 'https://10.0.0.8/x'],
    ['the metadata service', 'https://169.254.169.254/latest'],
    ['IPv4 within IPv6', 'https://[::ffff:10.0.0.8]/x'],
    ['a name and a password', 'https://me:secret@93.184.215.14/x'],
  ])('are refused with a webhook at %s', async (_what, url) => {
    const webhook = { url, webhook_endpoint_id: endpoint };
    const { body } = await map({});
    for (const answer of [await map({ webhook }), await owner.patch(`${PATH}/${body.id}`, { webhook })]) {
      expect(refusal(answer)).toEqual([422, 'unprocessable', 'webhook.url']);
      expect(answer.body.error.message).toMatch(/^webhook\.url: /);
    }
  });

  it("are refused with what is not the tenant's, or archived", async () => {
    const signedBy = (webhook_endpoint_id: string) => map({ webhook: { url: PUBLIC, webhook_endpoint_id } });
    for (const id of [foreign, `whk_${NOBODY}`]) {
      expect(refusal(await signedBy(id)).slice(1)).toEqual(['reference_not_found', 'webhook.webhook_endpoint_id']);
    }
    const gone = await endpointOf(owner);
    await owner.post(`/v1/webhook-endpoints/${gone}/archive`);
    expect(refusal(await signedBy(gone)).slice(1)).toEqual(['reference_archived', 'webhook.webhook_endpoint_id']);

    const answeredBy = (outside: object) =>
      map({ schedule: { ...SCHEDULE, outside: { action: 'agent', ...outside } } });
    const { agentId, body: pins } = await pinsOf(stranger);
    expect(refusal(await answeredBy({ agent_id: agentId })).slice(1)).toEqual([
      'reference_not_found',
      'schedule.outside.agent_id',
    ]);
    const theirs = await stranger.post(`/v1/agents/${agentId}/bindings`, pins);
    expect(refusal(await answeredBy({ agent_id: night, binding_id: theirs.body.id })).slice(1)).toEqual([
      'reference_not_found',
      'schedule.outside.binding_id',
    ]);
  });
});

describe('a dry run of a call at some time', () => {
  it('tells what the schedule makes of it', async () => {
    const { body } = await map({ schedule: SCHEDULE });
    const open = { action: 'agent', is_open: true, message: null, exception: null, agent_id, asks_webhook: false };
    const closed = { action: 'say', is_open: false, message: 'We open at nine.', agent_id };
    // A Monday in summer, when Berlin is two hours ahead.
    expect((await resolve(body.number, '2026-07-06T07:00:00Z')).body).toMatchObject(open);
    expect((await resolve(body.number, '2026-07-06T09:00:00+02:00')).body).toMatchObject(open);
    expect((await resolve(body.number, '2026-07-06T06:59:59Z')).body).toMatchObject({ ...closed, exception: null });
    const holiday = { ...closed, exception: '2026-12-25' };
    expect((await resolve(body.number, '2026-12-25T10:00:00Z')).body).toMatchObject(holiday);
    expect((await resolve(body.number)).body.is_open).toEqual(expect.any(Boolean));
  });

  it('resolves the agent that answers then, and says whether a service is asked first', async () => {
    const webhook = { url: PUBLIC, webhook_endpoint_id: endpoint };
    const schedule = { ...SCHEDULE, outside: { action: 'agent', agent_id: night } };
    const { body } = await map({ schedule, webhook });
    const route = await resolve(body.number, '2026-12-25T10:00:00Z');
    expect(route.body).toMatchObject({ action: 'agent', is_open: false, agent_id: night, asks_webhook: true });
    expect((await resolve(body.number, '2026-07-06T10:00:00Z')).body).toMatchObject({ agent_id, is_open: true });
  });

  it('is refused for a time that is none', async () => {
    const { body } = await map({});
    expect(refusal(await resolve(body.number, 'tomorrow')).slice(1)).toEqual(['invalid_query', 'at']);
  });
});
