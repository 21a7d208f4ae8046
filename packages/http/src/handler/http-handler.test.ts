import { AppError, idSchema, notFound, type Principal, type Scope } from '@patchbay/core/kernel';
import type { RateAdmission } from '@patchbay/core/tenancy';
import { createLogger } from '@patchbay/observability';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../route/index.ts';
import { ACTIVE, aContext, anEvent, CLAIMS, NO_KEYS } from './handler-fixtures.ts';
import { composeOnce, httpHandler } from './index.ts';

const PROMPT_ID = 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const route = defineRoute({
  id: 'updatePrompt',
  module: 'prompts',
  method: 'PUT',
  path: '/v1/prompts/{prompt_id}',
  summary: 'Update',
  auth: 'cognito',
  scope: 'prompts:write',
  params: z.object({ prompt_id: idSchema('prompt') }),
  query: z.object({
    tags: z.array(z.string()).max(3).default([]),
    limit: z.coerce.number().int().optional(),
  }),
  body: z.strictObject({ name: z.string().max(10), inner: z.strictObject({ n: z.int() }).optional() }),
  success: {
    status: 200,
    schema: z.object({ id: z.string(), name: z.string(), etag: z.string(), created_at: z.date() }),
    description: 'ok',
  },
  errors: [],
  uses: [],
  dry_run: true,
  audit: [],
  idempotency: 'none',
  if_match: 'optional',
  body_limit_bytes: 500,
});

let status: 'active' | 'revoked' | 'suspended';
let scopes: readonly Scope[] | null;
let statusReads: number;
let lines: string[];
let admission: RateAdmission;
let answer: (request: { scope: { tenant_id: string } }) => unknown;
let seen: Record<string, unknown>[];

function handlerOf() {
  const compose = composeOnce(() => ({
    edge: {
      settings: {
        log: createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }),
        cors_origins: ['https://console.example'],
        check_responses: true,
      },
      principalStatus: {
        standingOf: async (_principal: Principal) => {
          statusReads += 1;
          return { ...ACTIVE, status, scopes };
        },
      },
      idempotency: NO_KEYS,
      rateLimiter: { take: async () => admission },
    },
  }));
  return httpHandler(route, compose, (request) => {
    seen.push(request as unknown as Record<string, unknown>);
    return answer(request) as never;
  });
}

async function call(over: Parameters<typeof anEvent>[0] = {}, handler = handlerOf()) {
  const event = anEvent({
    method: 'PUT',
    path: `/v1/prompts/${PROMPT_ID}`,
    params: { prompt_id: PROMPT_ID },
    body: '{"name":"x"}',
    claims: CLAIMS,
    ...over,
  });
  const response = await handler(event, aContext());
  return { ...response, json: JSON.parse(response.body) };
}

beforeEach(() => {
  status = 'active';
  scopes = null;
  statusReads = 0;
  admission = { admitted: true };
  lines = [];
  seen = [];
  answer = () => ({ id: 'a', name: 'x', etag: 'e1', created_at: new Date(0) });
});

describe('a good request', () => {
  it('reaches the use case typed and scoped, and leaves as the bare resource', async () => {
    const { statusCode, headers, json } = await call({
      query: { 'tags[]': ['a', 'b'], dry_run: ['true'] },
      headers: { 'If-Match': '"e0"', Origin: 'https://console.example' },
    });
    expect(statusCode).toBe(200);
    expect(json).toEqual({ id: 'a', name: 'x', etag: 'e1', created_at: '1970-01-01T00:00:00.000Z' });
    expect(headers).toMatchObject({
      'Request-Id': 'gateway-request-id',
      ETag: '"e1"',
      'Dry-Run': 'true',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': 'https://console.example',
    });
    expect(seen[0]).toMatchObject({
      scope: {
        tenant_id: CLAIMS.tenant_id,
        subject: { type: 'operator', id: CLAIMS.subject_id },
        user_id: CLAIMS.user_id,
        origin: { request_id: 'gateway-request-id', source: 'api', dry_run: true },
      },
      params: { prompt_id: PROMPT_ID },
      query: { tags: ['a', 'b'], dry_run: true },
      body: { name: 'x' },
      if_match: 'e0',
      request_id: 'gateway-request-id',
    });
  });

  it('leaves one line in the log that names caller, operation, status and time', async () => {
    await call();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        message: 'request answered',
        request_id: 'gateway-request-id',
        operation: 'updatePrompt',
        tenant_id: CLAIMS.tenant_id,
        subject_id: CLAIMS.subject_id,
        status: 200,
        duration_ms: expect.any(Number),
      },
    ]);
  });

  it('shows no CORS headers to an origin that is not configured', async () => {
    const { headers } = await call({ headers: { origin: 'https://evil.example' } });
    expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
    expect(headers).toMatchObject({ Vary: 'Origin' });
  });
});

describe('who may come in', () => {
  it.each([
    ['no claims at all', undefined],
    ['an ID token', { ...CLAIMS, token_use: 'id' }],
    ['no tenant claim', { ...CLAIMS, tenant_id: undefined }],
    ['no subject', { ...CLAIMS, subject_id: '' }],
    ['no user', { ...CLAIMS, user_id: '' }],
    ['a subject type of our own systems', { ...CLAIMS, subject_type: 'system' }],
    ['an API key without a tenant', { ...CLAIMS, subject_type: 'api_key', tenant_id: '' }],
  ])('refuses %s', async (_what, claims) => {
    const { statusCode, json, headers } = await call({ claims });
    expect(statusCode).toBe(401);
    expect(json.error).toMatchObject({ type: 'authentication', code: 'unauthenticated', details: null });
    expect(headers).toMatchObject({ 'WWW-Authenticate': 'Bearer' });
    expect(seen).toEqual([]);
  });

  it('names the scope that is missing', async () => {
    const { statusCode, json } = await call({ claims: { ...CLAIMS, scope: 'patchbay/api prompts:read' } });
    expect(statusCode).toBe(403);
    expect(json.error).toMatchObject({
      type: 'permission',
      code: 'insufficient_scope',
      details: { required_scope: 'prompts:write' },
    });
  });

  it('gives a platform operator no tenant permission, even if the token claims it', async () => {
    expect((await call({ claims: { ...CLAIMS, tenant_id: '' } })).statusCode).toBe(403);
  });

  it.each(['revoked', 'suspended'] as const)('refuses a principal that is %s', async (gone) => {
    status = gone;
    const { statusCode, json } = await call();
    expect([statusCode, json.error.code]).toEqual([401, 'credential_revoked']);
  });

  it('tells a caller above its rate when to come back', async () => {
    admission = { admitted: false, retry_after_seconds: 7 };
    const { statusCode, json, headers } = await call();
    expect([statusCode, json.error.type, headers?.['Retry-After']]).toEqual([429, 'rate_limit', '7']);
    expect(seen).toEqual([]);
  });

  it('reads the status of a principal once in a container, not once a request', async () => {
    const handler = handlerOf();
    await Promise.all([call({}, handler), call({}, handler)]);
    await call({}, handler);
    expect(statusReads).toBe(1);
  });
});

describe('what a request may hold', () => {
  it.each([
    ['an unknown body field', { body: '{"name":"x","colour":1}' }, 'invalid_body', 'colour'],
    ['an unknown nested field', { body: '{"name":"x","inner":{"n":1,"m":2}}' }, 'invalid_body', 'inner.m'],
    ['a wrong type', { body: '{"name":1}' }, 'invalid_body', 'name'],
    ['a missing field', { body: '{}' }, 'invalid_body', 'name'],
    ['no body', { body: null }, 'invalid_body', 'name'],
    ['a body that is no object', { body: '[]' }, 'invalid_body', 'body'],
    ['an over-long string', { body: '{"name":"12345678901"}' }, 'invalid_body', 'name'],
    ['broken JSON', { body: '{"name":' }, 'invalid_json', null],
    ['a prototype in JSON', { body: '{"name":"x","__proto__":{"a":1}}' }, 'invalid_body', '__proto__'],
    ['an unknown query parameter', { query: { colour: ['1'] } }, 'invalid_query', 'colour'],
    ['a query parameter of the wrong type', { query: { limit: ['x'] } }, 'invalid_query', 'limit'],
    ['a repeated single parameter', { query: { limit: ['1', '2'] } }, 'invalid_query', 'limit'],
    ['too many items of a list', { query: { tags: ['1', '2', '3', '4'] } }, 'invalid_query', 'tags'],
    ['a malformed id', { params: { prompt_id: 'pmt_1' } }, 'invalid_path', 'prompt_id'],
    ['an If-Match that is no ETag', { headers: { 'if-match': 'e1' } }, 'invalid_header', 'If-Match'],
  ])('refuses %s and names it', async (_what, over, code, param) => {
    const { statusCode, json } = await call(over as never);
    expect([statusCode, json.error.code, json.error.param]).toEqual([400, code, param]);
    expect(json.error).toMatchObject({ type: 'invalid_request', doc_url: `/v1/docs/errors#${code}` });
    expect(seen).toEqual([]);
  });

  it('lists every problem of a body', async () => {
    const { json } = await call({ body: '{"name":1,"colour":2}' });
    expect(json.error.details.issues.map((issue: { param: string }) => issue.param)).toEqual(['name', 'colour']);
  });

  it('refuses a body beyond the limit, encoded or not', async () => {
    const big = JSON.stringify({ name: 'x'.repeat(600) });
    for (const over of [{ body: big }, { body: Buffer.from(big).toString('base64'), base64: true }]) {
      const { statusCode, json } = await call(over);
      expect([statusCode, json.error.code, json.error.details]).toEqual([413, 'body_too_large', { limit_bytes: 500 }]);
    }
  });

  it('reads a base64 body, and refuses one that is not UTF-8', async () => {
    expect((await call({ body: btoa('{"name":"x"}'), base64: true })).statusCode).toBe(200);
    const broken = Buffer.from([0x7b, 0xff, 0x7d]).toString('base64');
    expect((await call({ body: broken, base64: true })).json.error.code).toBe('invalid_json');
  });

  it('names the field of a reference that leads nowhere, unless the use case has said more', async () => {
    const refusal = async (more: object) => {
      answer = () => {
        throw new AppError('reference_not_found', { param: 'agent_id', ...more });
      };
      return (await call()).json.error.message;
    };
    expect(await refusal({})).toBe('agent_id: A referenced resource does not exist.');
    expect(await refusal({ message: 'There is no such agent.' })).toBe('There is no such agent.');
  });

  it('says where broken JSON breaks off, and nothing of what stands there', async () => {
    const { error } = (await call({ body: '{"name": "x",\n "secret": "s3cret",}' })).json;
    expect(error.message).toBe('The request body is not valid JSON: line 2, column 21.');
    expect(error.details).toEqual({ line: 2, column: 21 });
  });

  it('refuses another content type', async () => {
    const { statusCode, json } = await call({ headers: { 'content-type': 'text/plain' } });
    expect(statusCode).toBe(415);
    expect(json.error.message).toBe('Content-Type: must be application/json');
  });
});

describe('what goes wrong behind', () => {
  it('says what a use case says on purpose, and no more', async () => {
    answer = () => {
      throw notFound('prompt');
    };
    const { statusCode, json } = await call();
    expect(statusCode).toBe(404);
    expect(json).toEqual({
      error: {
        type: 'not_found',
        code: 'not_found',
        message: 'There is no such prompt.',
        param: null,
        request_id: 'gateway-request-id',
        doc_url: '/v1/docs/errors#not_found',
        details: null,
      },
    });
  });

  it('hides everything else behind a 500 and logs it without its secrets', async () => {
    answer = () => {
      throw new Error('cannot reach mongodb://root:hunter2@db');
    };
    const { statusCode, json } = await call();
    expect([statusCode, json.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(json)).not.toMatch(/mongodb|hunter2/);
    expect(lines.join('')).toContain('cannot reach mongodb://[redacted]@db');
  });

  it('tells when to come back', async () => {
    answer = () => {
      throw new AppError('unavailable', { retry_after_seconds: 1.5 });
    };
    expect((await call()).headers).toMatchObject({ 'Retry-After': '2' });
  });

  it.each([
    ['lacks a field', { id: 'a', name: 'x', etag: 'e' }],
    ['has a field that nobody declared', { id: 'a', name: 'x', etag: 'e', created_at: new Date(0), secret_hash: 'h' }],
  ])('does not send an answer that %s', async (_what, resource) => {
    answer = () => resource;
    const { statusCode, body } = await call();
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret_hash');
    expect(lines.join('')).toContain('bad answer');
  });

  it('builds its services again after a build that failed', async () => {
    let builds = 0;
    const compose = composeOnce(() => {
      builds += 1;
      if (builds === 1) throw new Error('no secret yet');
      return { edge: { principalStatus: { standingOf: async () => ACTIVE }, idempotency: NO_KEYS } };
    });
    const handler = httpHandler(route, compose, (request) => answer(request) as never);
    expect((await call({}, handler)).statusCode).toBe(500);
    expect((await call({}, handler)).statusCode).toBe(200);
  });
});
