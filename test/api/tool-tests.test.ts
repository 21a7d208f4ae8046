import { countAuditEvents, startComponent } from '@patchbay/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { startToolServices, type ToolServices } from './support/tool-services.ts';

const TOKEN = 'very-secret-token-4711';

let api: TestApi;
let client: ApiClient;
let services: ToolServices;
let base: string;

beforeAll(async () => {
  services = await startToolServices();
  base = `http://${services.host}`;
  const { aws_endpoint_url: AWS_ENDPOINT_URL } = await startComponent('aws-emulator');
  const env = { ...PLACEHOLDER_ENVIRONMENT, AWS_ENDPOINT_URL, OUTGOING_LOCAL_HOSTS: services.host };
  api = await startApi({ env });
}, 600_000);

afterAll(() => services.close());

beforeEach(async () => {
  ({ client } = await api.tenant());
  services.seen.length = 0;
});

async function credential(change: object = {}): Promise<string> {
  const body = {
    kind: 'http_bearer',
    name: 'Orders',
    allowed_hosts: ['127.0.0.1'],
    secret: { token: TOKEN },
    ...change,
  };
  const { status, text, body: made } = await client.post('/v1/provider-credentials', body);
  expect(status, text).toBe(201);
  return made.id;
}

const orderParameters = {
  type: 'object',
  properties: { order_id: { type: 'string', minLength: 1 }, note: { type: 'string' } },
  required: ['order_id'],
};

function httpTool(config: object, more: object = {}) {
  return {
    name: 'get_order',
    description: 'Looks an order up.',
    parameters: orderParameters,
    handler_ref: 'http',
    config: { method: 'GET', url: `${base}/orders/{{order_id}}`, ...config },
    ...more,
  };
}

async function draft(content: object): Promise<string> {
  const { status, text, body } = await client.post('/v1/tools', { name: 'A tool', content });
  expect(status, text).toBe(201);
  return body.id;
}

async function testDraft(content: object, body: object = { arguments: { order_id: 'A 1' } }): Promise<ApiAnswer> {
  return client.post(`/v1/tools/${await draft(content)}/draft/test`, body);
}

describe('a request of an http tool', () => {
  const [OLD, NEW] = ['a', 'b'].map((letter) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`);
  const signing = (secret: object) => credential({ kind: 'http_signature', secret });
  const post = (config: object) => httpTool({ method: 'POST', url: `${base}/orders/{{order_id}}`, ...config });
  const sentHeaders = () => services.seen.map(({ headers }) => headers as Record<string, string>);

  it('is signed by Standard Webhooks, with both secrets while they change; no answer shows them', async () => {
    const signature = { secret: await signing({ secret: NEW, previous_secret: OLD }) };
    const { body, text } = await testDraft(post({ signature }), { arguments: { order_id: 'A 1', note: 'ä' } });
    expect(body.outcome, text).toBe('succeeded');
    const [seen] = services.seen;
    for (const secret of [OLD, NEW]) {
      const verified = new Webhook(String(secret)).verify(seen?.body ?? '', seen?.headers as Record<string, string>);
      expect(verified).toEqual({ note: 'ä' });
      expect(text).not.toContain(String(secret).slice('whsec_'.length));
    }
    const forged = () => new Webhook(String(NEW)).verify('{"note":"a"}', seen?.headers as Record<string, string>);
    expect(forged).toThrow();
    expect(body.request.headers).toMatchObject({ 'webhook-signature': seen?.headers['webhook-signature'] });
  });

  it('has the same id in every attempt and another in every call, signed or not', async () => {
    const config = { url: `${base}/flaky`, retries: { max_attempts: 3, backoff_ms: 50, repeat_unsafe: true } };
    const content = post(config);
    const { body } = await testDraft(content);
    expect([body.outcome, body.attempts]).toEqual(['succeeded', 3]);
    await testDraft(content);
    const ids = sentHeaders().map((headers) => headers['webhook-id']);
    expect(ids).toHaveLength(6);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(new Set(ids).size).toBe(2);
    expect(sentHeaders()[0]).not.toHaveProperty('webhook-signature');
  });

  it.each([
    ['a key where something is sent', 'http_signature', { secret: OLD }, 'headers.Authorization'],
    ['a token where something is signed', 'http_bearer', { token: TOKEN }, 'signature'],
  ])('cannot have %s: 422 naming the place', async (_what, kind, secret, place) => {
    const reference = { secret: await credential({ kind, secret }) };
    const config = place === 'signature' ? { signature: reference } : { headers: { Authorization: reference } };
    const { status, body } = await client.post('/v1/tools', { name: 'A tool', content: post(config) });
    const published = status === 201 ? await client.post(`/v1/tools/${body.id}/versions`, {}) : { status, body };
    expect([published.status, published.body.error.param]).toEqual([422, `content.config.${place}.secret`]);
  });

  it('cannot choose what tells a repeat: the header is refused', async () => {
    const content = post({ headers: { 'Webhook-Id': 'mine' } });
    const { status, body } = await client.post('/v1/tools', { name: 'A tool', content });
    expect([status, body.error.param]).toEqual([400, 'content.config.headers.Webhook-Id']);
  });
});

describe('testing a credential', () => {
  const tested = async (change: object, body: object) =>
    client.post(`/v1/provider-credentials/${await credential(change)}/test`, body);

  it('sends it to an address of its hosts, in the header that is named, and says what came of it, no more', async () => {
    const good = await tested({}, { url: `${base}/orders/1` });
    expect(good.status, good.text).toBe(200);
    expect(good.body).toMatchObject({
      object: 'provider_credential_test',
      kind: 'http_bearer',
      outcome: 'accepted',
      status: 200,
    });
    expect(services.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    const own = await tested(
      { kind: 'http_header', secret: { value: TOKEN } },
      { url: `${base}/missing`, header: 'X-Api-Key' },
    );
    expect(own.body).toMatchObject({ outcome: 'unclear', status: 404, message: expect.stringContaining('404') });
    expect(services.seen[1]?.headers['x-api-key']).toBe(TOKEN);
    for (const { text } of [good, own]) expect(text).not.toContain(TOKEN);
  });

  it.each([
    ['no address', {}, {}],
    ["an address of nobody's hosts", {}, { url: 'https://elsewhere.example/' }],
    [
      'an address for a key that has its own',
      { kind: 'openai', allowed_hosts: undefined, secret: { api_key: 'k' } },
      { url: 'https://a.example/' },
    ],
  ])('with %s: 422 naming it, and nothing is sent', async (_what, change, body) => {
    const { status, body: answer } = await tested(change, body);
    expect([status, answer.error.param]).toEqual([422, 'url']);
    expect(services.seen).toEqual([]);
  });

  it('that is archived is refused, and one of nobody is not found', async () => {
    const id = await credential();
    await client.post(`/v1/provider-credentials/${id}/archive`);
    const archived = await client.post(`/v1/provider-credentials/${id}/test`, { url: `${base}/orders/1` });
    expect([archived.status, archived.body.error.code]).toEqual([409, 'resource_archived']);
    const { client: other } = await api.tenant();
    const foreign = await other.post(`/v1/provider-credentials/${id}/test`, { url: `${base}/orders/1` });
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not_found']);
    expect(services.seen).toEqual([]);
  });
});

describe('testing an http tool', () => {
  it('runs it for real and shows request, answer, result and time, with the secret masked everywhere', async () => {
    const secret = await credential();
    const content = httpTool(
      { headers: { Authorization: { secret } }, response: { pointer: '/data', fields: { state: '/state' } } },
      { result: { type: 'object', properties: { state: { enum: ['open', 'closed'] } } } },
    );
    const id = await draft(content);
    await client.post(`/v1/tools/${id}/versions`, {});
    const events = await countAuditEvents(api.db);
    const { status, body, text } = await client.post(`/v1/tools/${id}/versions/1/test`, {
      arguments: { order_id: 'A 1/../x' },
    });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      object: 'tool_test',
      tool_id: id,
      version: 1,
      outcome: 'succeeded',
      request: { method: 'GET', url: `${base}/orders/A%201%2F..%2Fx`, headers: { authorization: '***' }, body: null },
      response: { status: 200, body_truncated: false },
      result: { state: 'shipped' },
      result_violations: [{ path: 'state', message: 'must be one of: open, closed' }],
      model_answer: { source: { type: 'external_service', host: services.host }, ok: true, data: { state: 'shipped' } },
      attempts: 1,
    });
    expect(services.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    // The service echoes the headers it got.
    expect(body.response.body).toContain('"authorization":"Bearer ***"');
    expect(text).not.toContain(TOKEN);
    expect(await countAuditEvents(api.db)).toBe(events);
  });

  it('refuses arguments that do not fit, naming the path, and sends nothing', async () => {
    const { status, body } = await testDraft(httpTool({}), { arguments: { order_id: 7, note: 1 } });
    expect([status, body.error.code, body.error.param]).toEqual([422, 'unprocessable', 'arguments.order_id']);
    expect(body.error.details.issues.map(({ param }: { param: string }) => param)).toEqual([
      'arguments.order_id',
      'arguments.note',
    ]);
    expect(services.seen).toEqual([]);
  });

  it.each([
    ['a status', { url: '/missing' }, 'http_status', /status 404/],
    ['a redirect inward, which is not followed', { url: '/moved' }, 'http_status', /redirect \(302\)/],
    ['too long an answer', { url: '/huge' }, 'answer_too_large', /longer than/],
    ['too long a wait', { url: '/slow', timeout_ms: 300 }, 'timeout', /in time/],
    ['no JSON where parts are named', { url: '/mcp', response: { pointer: '/x' } }, 'http_status', /status/],
  ])('shows %s as a failure, not as an error of the API', async (_what, { url, ...config }, code, message) => {
    const { status, body } = await testDraft(httpTool({ ...config, url: `${base}${url}` }));
    expect([status, body.outcome, body.failure_code]).toEqual([200, 'failed', code]);
    expect(body.message).toMatch(message);
    expect(body.model_answer).toMatchObject({ ok: false, problem: body.message });
  });

  it('repeats what may be repeated, as often as the version says', async () => {
    const retries = { max_attempts: 3, backoff_ms: 50 };
    const { body } = await testDraft(httpTool({ url: `${base}/flaky`, retries }));
    expect(body).toMatchObject({ outcome: 'succeeded', attempts: 3, result: { ok: true } });
  });

  it('sends a body from its template, leaving out what was not given', async () => {
    const config = {
      method: 'POST',
      url: `${base}/notes`,
      body: { template: { order: '{{order_id}}', note: '{{note}}', text: 'About {{order_id}}' } },
    };
    await testDraft(httpTool(config));
    expect(JSON.parse(services.seen[0]?.body ?? '')).toEqual({ order: 'A 1', text: 'About A 1' });
  });

  it('sends a rotated secret from the next call on, and none that was archived', async () => {
    const id = await credential();
    const tool = await draft(httpTool({ headers: { Authorization: { secret: id } } }));
    const run = () => client.post(`/v1/tools/${tool}/draft/test`, { arguments: { order_id: '1' } });
    await run();
    await client.post(`/v1/provider-credentials/${id}/rotate`, { secret: { token: 'the-next-token' } });
    await run();
    expect(services.seen.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${TOKEN}`,
      'Bearer the-next-token',
    ]);
    expect((await client.post(`/v1/provider-credentials/${id}/archive`)).status).toBe(200);
    expect((await run()).body).toMatchObject({ outcome: 'failed', failure_code: 'credential_unusable', request: null });
    expect(services.seen.length).toBe(2);
  });
});

describe('testing an mcp tool', () => {
  const mcpTool = (config: object, parameters: object) => ({
    name: 'calculate',
    description: 'Adds two numbers.',
    parameters,
    handler_ref: 'mcp',
    config: { server_url: `${base}/mcp`, ...config },
  });
  const numbers = {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  };

  it('calls the one tool it allows, with its credential, and shows what the server offers', async () => {
    const content = mcpTool(
      { allowed_tools: ['add'], headers: { Authorization: { secret: await credential() } } },
      numbers,
    );
    const { status, body, text } = await testDraft(content, { arguments: { a: 20, b: 22 } });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ outcome: 'succeeded', result: '42 (Bearer ***)', attempts: 1 });
    expect(body.server_tools.map(({ name }: { name: string }) => name)).toEqual(['add', 'fail']);
    expect(JSON.stringify(body.model_answer)).not.toContain('IGNORE');
    expect(text).not.toContain(TOKEN);
  });

  it('lets the argument `tool` choose among several, and calls no other', async () => {
    const tool = { type: 'string', enum: ['add', 'fail'] };
    const parameters = { type: 'object', properties: { ...numbers.properties, tool }, required: ['tool'] };
    const content = mcpTool({ allowed_tools: ['add', 'fail'] }, parameters);
    const failing = await testDraft(content, { arguments: { tool: 'fail' } });
    expect(failing.body).toMatchObject({ outcome: 'failed', failure_code: 'tool_error', result: 'no such order' });
    const foreign = await testDraft(content, { arguments: { tool: 'drop_tables' } });
    expect([foreign.status, foreign.body.error.param]).toEqual([422, 'arguments.tool']);
  });
});

describe('what a tool may refer to', () => {
  it.each([
    ['a credential that is not there', {}, 'reference_not_found'],
    ['a credential for another host', { allowed_hosts: ['api.example.org'] }, 'unprocessable'],
    [
      'a credential that no tool sends',
      { kind: 'openai', secret: { api_key: 'k' }, allowed_hosts: undefined },
      'unprocessable',
    ],
  ])('is refused when the draft is written: %s', async (_what, change, code) => {
    const secret = Object.keys(change).length === 0 ? 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' : await credential(change);
    const content = httpTool({ headers: { 'X-Key': { secret } } });
    const { status, body } = await client.post('/v1/tools', { name: 'x', content });
    expect([status, body.error.code, body.error.param]).toEqual([422, code, 'content.config.headers.X-Key.secret']);
  });

  it("is never another tenant's credential", async () => {
    const secret = await credential();
    const other = (await api.tenant()).client;
    const content = httpTool({ headers: { 'X-Key': { secret } } });
    const { body } = await other.post('/v1/tools', { name: 'x', content });
    expect(body.error.code).toBe('reference_not_found');
  });

  it('is an https address, but for the hosts that this stack allows', async () => {
    const content = httpTool({ url: 'http://127.0.0.1:1/{{order_id}}' });
    const { status, body } = await client.post('/v1/tools', { name: 'x', content });
    expect([status, body.error.param, body.error.message]).toEqual([
      422,
      'content.config.url',
      'content.config.url must begin with https://.',
    ]);
  });

  it.each(['https://127.0.0.1/x', 'https://localhost/x', 'https://169.254.169.254/latest', 'https://[::1]/'])(
    'is never inside: %s is not called',
    async (url) => {
      const { body } = await testDraft(httpTool({ url }));
      expect([body.outcome, body.failure_code]).toEqual(['failed', 'address_refused']);
    },
  );
});

describe('testing what acts on a call', () => {
  it.each([
    ['end_call', {}, {}],
    ['send_dtmf', {}, { digits: '1#' }],
    ['transfer_call', { destinations: [{ name: 'desk', phone_number: '+493012345678' }] }, { destination: 'desk' }],
  ])('%s says that it does something only in a call', async (handler_ref, config, args) => {
    const names = Object.keys(args);
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    const parameters = { type: 'object', properties, required: names };
    const content = { name: handler_ref, description: 'x', parameters, handler_ref, config };
    const { status, body } = await testDraft(content, { arguments: args });
    expect([status, body.outcome]).toEqual([200, 'not_run']);
    expect(body.message).toMatch(/only in a call/);
  });

  it('a knowledge search wants the indexes that a binding would pin', async () => {
    const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] };
    const content = { name: 'look_up', description: 'x', parameters, handler_ref: 'knowledge_search' };
    const { status, body } = await testDraft(content, { arguments: { query: 'hours' } });
    expect([status, body.error.param]).toEqual([422, 'index_ids']);
  });
});
