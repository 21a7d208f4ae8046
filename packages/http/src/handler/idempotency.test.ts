import { createIdempotencyGate, type IdempotencyRecord, type IdempotencyRepository } from '@patchbay/core/idempotency';
import { AppError, type TenantScope } from '@patchbay/core/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../route/index.ts';
import { ACTIVE, aContext, anEvent, CLAIMS } from './handler-fixtures.ts';
import { type HttpLambda, httpHandler } from './index.ts';

const base = {
  id: 'createThing',
  module: 'things',
  method: 'POST',
  path: '/v1/things',
  summary: 'x',
  auth: 'cognito',
  dry_run: true,
  body: z.strictObject({ name: z.string() }),
  errors: [],
  uses: [],
  audit: [],
} as const;
const schema = z.object({ id: z.string(), name: z.string(), etag: z.string() });
const route = defineRoute({
  ...base,
  idempotency: 'optional',
  success: { status: 201, schema, description: 'made' },
});

/** The port in memory, each method one atomic step; `commit` is what the unit of work does. */
function memoryRecords() {
  const rows = new Map<string, IdempotencyRecord>();
  const repository: IdempotencyRepository = {
    insert: async (_scope, record) => !rows.has(record.id) && rows.set(record.id, record) === rows,
    find: async (_scope, id) => rows.get(id) ?? null,
    takeOver: async (_scope, seen, next) => rows.get(seen.id) === seen && rows.set(seen.id, next) === rows,
    complete: async (_scope, { record_id }, answer) => {
      const row = rows.get(record_id);
      return row !== undefined && rows.set(record_id, { ...row, status: 'completed', answer }) === rows;
    },
    release: async (_scope, { record_id }) => rows.get(record_id)?.status === 'in_progress' && rows.delete(record_id),
  };
  const commit = (scope: TenantScope, entity: { type: string; id: string }) => {
    const id = scope.origin.idempotency?.record_id ?? '';
    const row = rows.get(id);
    if (row !== undefined) rows.set(id, { ...row, status: 'committed', entity });
  };
  return { rows, repository, commit };
}

let now: number;
let runs: number;
let records: ReturnType<typeof memoryRecords>;
let behaviour: (scope: TenantScope) => unknown;

beforeEach(() => {
  now = 1_800_000_000_000;
  runs = 0;
  records = memoryRecords();
  behaviour = (scope) => {
    records.commit(scope, { type: 'thing', id: `thing_${runs}` });
    return { id: `thing_${runs}`, name: 'x', etag: 'e1' };
  };
});

function compose() {
  const idempotency = createIdempotencyGate({ records: records.repository, clock: { now: () => new Date(now) } });
  return Promise.resolve({ edge: { principalStatus: { standingOf: async () => ACTIVE }, idempotency } });
}

const run = (request: { scope: TenantScope }) => {
  runs += 1;
  return behaviour(request.scope) as z.input<typeof schema>;
};
const plain = httpHandler(route, compose, run);

async function post(key: string | undefined, over: Parameters<typeof anEvent>[0] = {}, handler: HttpLambda = plain) {
  const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
  const parts = { method: 'POST', path: '/v1/things', body: '{"name":"x"}', claims: CLAIMS, headers, ...over };
  const response = await handler(anEvent(parts), aContext());
  return { ...response, json: JSON.parse(response.body) };
}

describe('Idempotency-Key', () => {
  it('gives the first answer again, byte for byte, and runs nothing twice', async () => {
    const first = await post('k1');
    const second = await post('k1');
    expect([first.statusCode, second.statusCode, runs]).toEqual([201, 201, 1]);
    expect(second.body).toBe(first.body);
    expect(second.headers).toMatchObject({ ETag: '"e1"', 'Idempotent-Replayed': 'true' });
    expect(first.headers).not.toHaveProperty('Idempotent-Replayed');
  });

  it('runs every request without a key, and every other key', async () => {
    for (const key of [undefined, undefined, 'k1', 'k2']) await post(key);
    expect(runs).toBe(4);
  });

  it.each([
    ['body', { body: '{"name":"y"}' }],
    ['query', { query: { dry_run: ['false'] } }],
  ])('refuses a key that was used with another %s', async (_what, over) => {
    await post('k1');
    const { statusCode, json } = await post('k1', over);
    expect([statusCode, json.error.code]).toEqual([422, 'idempotency_mismatch']);
  });

  it('keeps the keys of two callers apart', async () => {
    await post('k1');
    await post('k1', { claims: { ...CLAIMS, subject_id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBD' } });
    expect(runs).toBe(2);
  });

  it('of many at once runs one and tells the others to wait', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    behaviour = async () => {
      await held;
      return { id: 'a', name: 'x', etag: 'e' };
    };
    const all = Array.from({ length: 10 }, () => post('k1'));
    const early = await Promise.race(all);
    expect([early.statusCode, early.json.error.code]).toEqual([409, 'idempotency_in_progress']);
    expect(Number(early.headers?.['Retry-After'])).toBeGreaterThan(0);
    finish();
    const statuses = (await Promise.all(all)).map(({ statusCode }) => statusCode);
    expect([statuses.filter((status) => status === 201).length, runs]).toEqual([1, 1]);
  });

  it('gives the key back when nothing had happened', async () => {
    behaviour = () => {
      throw new AppError('unavailable');
    };
    expect((await post('k1')).statusCode).toBe(503);
    expect(records.rows.size).toBe(0);
    await post('k1');
    expect(runs).toBe(2);
  });

  it('repeats a failure that came after the effect instead of repeating the effect', async () => {
    behaviour = (scope) => {
      records.commit(scope, { type: 'thing', id: 'thing_1' });
      throw new AppError('upstream_failed');
    };
    expect((await post('k1')).statusCode).toBe(502);
    const again = await post('k1');
    expect([again.statusCode, again.json.error.code, runs]).toEqual([502, 'upstream_failed', 1]);
  });

  it('says so when the effect is there and its answer was lost', async () => {
    records.repository.complete = () => Promise.reject(new Error('the database went away'));
    expect((await post('k1')).statusCode).toBe(201);
    now += 60_000;
    const { statusCode, json } = await post('k1');
    expect([statusCode, json.error.code, runs]).toEqual([409, 'idempotency_answer_lost', 1]);
    expect(json.error.details).toEqual({ entity: { type: 'thing', id: 'thing_1' } });
  });

  it('does not count for a dry run', async () => {
    await post('k1', { query: { dry_run: ['true'] } });
    expect(records.rows.size).toBe(0);
  });

  it('refuses a key that no header should carry', async () => {
    for (const key of ['', 'a b', 'ü', 'x'.repeat(256)]) {
      expect((await post(key)).json.error).toMatchObject({ code: 'invalid_header', param: 'Idempotency-Key' });
    }
  });

  it('is demanded where the route demands it', async () => {
    const strict = httpHandler({ ...route, idempotency: 'required' }, compose, run);
    expect((await post(undefined, {}, strict)).json.error.code).toBe('idempotency_key_required');
    expect((await post('k1', {}, strict)).statusCode).toBe(201);
  });
});

describe('an answer that holds a secret', () => {
  const secretive = defineRoute({ ...route, success: { ...route.success, holds_secret: true } });

  it('is never kept: a repeat hears that the secret was shown', async () => {
    const handler = httpHandler(secretive, compose, run);
    await post('k1', {}, handler);
    expect(JSON.stringify([...records.rows.values()])).not.toContain('"name":"x"');
    const { statusCode, json } = await post('k1', {}, handler);
    expect([statusCode, json.error.code]).toEqual([409, 'secret_already_shown']);
    expect(json.error.details.entity).toEqual({ type: 'thing', id: 'thing_1' });
  });

  it('is made again where the route knows how', async () => {
    const handler = httpHandler(secretive, compose, run, (_request, _services, entity) => ({
      id: entity.id,
      name: 'made again',
      etag: 'e2',
    }));
    await post('k1', {}, handler);
    const { statusCode, json } = await post('k1', {}, handler);
    expect([statusCode, json, runs]).toEqual([201, { id: 'thing_1', name: 'made again', etag: 'e2' }, 1]);
  });
});
