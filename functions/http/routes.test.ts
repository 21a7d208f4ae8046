import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AUDIT_ACTIONS, errorCatalogue, SCOPES } from '@patchbay/core/kernel';
import { secretReferenceSchema } from '@patchbay/core/tool-registry';
import { folderOf, routeMatcher } from '@patchbay/http/host';
import { CAPABILITIES, type Route } from '@patchbay/http/route';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as table from './route-table.ts';
import { routes } from './routes.ts';

const here = import.meta.dirname;
const folders = globSync('*/*/route.ts', { cwd: here }).map((file) => file.slice(0, -'/route.ts'.length));
const placeholders = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
const each = routes.map((route): [string, Route] => [route.id, route]);

/** Every object schema inside a schema. */
function* objectsIn(schema: unknown, seen = new Set<unknown>()): Generator<z.ZodObject> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodObject) {
    yield schema;
    for (const field of Object.values(schema.shape)) yield* objectsIn(field, seen);
    return;
  }
  if (!(schema instanceof z.ZodType)) return;
  const {
    innerType,
    element,
    options,
    valueType,
    in: input,
    left,
    right,
    items,
  } = schema.def as unknown as Record<string, never>;
  for (const inner of [innerType, element, valueType, input, left, right, ...(options ?? []), ...(items ?? [])]) {
    yield* objectsIn(inner, seen);
  }
}

const isClosed = (schema: z.ZodObject) => schema.def.catchall instanceof z.ZodNever;

describe('the table of routes', () => {
  it('has every folder with a route, under the name of its operation', () => {
    const inTable = routes.map(({ module, id }) => `${module}/${folderOf(id)}`);
    expect([...folders].sort()).toEqual([...inTable].sort());
    for (const [name, route] of Object.entries(table)) expect(route.id).toBe(name);
  });

  it('has no operation and no place twice', () => {
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
    expect(() => routeMatcher(routes)).not.toThrow();
  });

  it('has names that are free for a Lambda: unique folders of at most 48 characters', () => {
    const names = routes.map(({ id }) => folderOf(id));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 48)).toEqual([]);
  });
});

describe.each(each)('%s', (id, route) => {
  it('has a handler', { timeout: 60_000 }, async () => {
    const file = pathToFileURL(join(here, route.module, folderOf(id), 'handler.ts')).href;
    const module: { handler?: unknown } = await import(file);
    expect(typeof module.handler).toBe('function');
  });

  it('names its placeholders as its params', () => {
    expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(placeholders(route.path).sort());
  });

  it('stands behind the right door with a known scope', () => {
    if (route.auth === 'cognito') expect(SCOPES).toContain(route.scope);
    else expect(route.scope).toBeUndefined();
    const prefix = {
      cognito: '/v1/',
      session: '/v1/client/',
      internal: '/internal/v1/',
      livekit: '/webhooks/',
      public: '/',
    };
    expect(route.path.startsWith(prefix[route.auth])).toBe(true);
  });

  it('takes closed bodies only', () => {
    // RFC 6749 demands that the token endpoint ignores parameters it does not know.
    if (route.body_format === 'form') return;
    const open = [...objectsIn(route.body)]
      .filter((schema) => !isClosed(schema))
      .map(({ shape }) => Object.keys(shape));
    expect(open).toEqual([]);
  });

  it('speaks of errors, actions and capabilities that exist', () => {
    expect(route.errors.filter((code) => !(code in errorCatalogue))).toEqual([]);
    expect(route.audit.filter((action) => !AUDIT_ACTIONS.includes(action))).toEqual([]);
    expect(route.uses.filter((capability) => !CAPABILITIES.includes(capability))).toEqual([]);
  });

  it('changes nothing by GET, and honours Idempotency-Key on POSTs that leave an audit event', () => {
    // What somebody said may be fetched by GET, but never without a trace.
    const changes = route.audit.filter((action) => !action.endsWith('.downloaded'));
    if (route.method === 'GET') expect([changes, route.idempotency, route.body]).toEqual([[], 'none', undefined]);
    if (route.method === 'POST' && route.auth === 'cognito' && route.audit.length > 0) {
      expect(route.idempotency).not.toBe('none');
    }
    if (route.method === 'PUT' || route.method === 'PATCH') expect(route.audit).not.toEqual([]);
  });

  it('offers dry_run only where everything it does can be taken back', () => {
    if (route.dry_run === true) expect([route.method === 'GET', route.uses]).toEqual([false, ['mongo']]);
  });

  it('is announced 180 days before it ends', () => {
    if (route.deprecated === undefined) return;
    const { since, sunset } = route.deprecated;
    expect(Date.parse(sunset) - Date.parse(since)).toBeGreaterThanOrEqual(180 * 86_400_000);
  });

  it('keeps no secret for an Idempotency-Key', () => {
    if (route.idempotency === 'none') return;
    // A reference to a secret is an id: the secret itself is nowhere in the answer.
    const objects = [...objectsIn(route.success.schema)].filter((schema) => schema !== secretReferenceSchema);
    const fields = objects.flatMap(({ shape }) => Object.keys(shape));
    // The first token of a language model is a time in a turn, and no secret.
    const named = fields.filter((field) => field !== 'llm_first_token');
    const secrets = named.filter((field) => /(^|_)(secret|token|jwt)$/.test(field));
    expect(secrets.length === 0 || route.success.holds_secret === true, secrets.join()).toBe(true);
  });

  it('has examples that its own schema accepts, and answers in time', () => {
    for (const { body } of route.examples ?? []) {
      if (body !== undefined) expect(route.body?.safeParse(body)).toMatchObject({ success: true });
    }
    expect(route.timeout_seconds ?? 15).toBeLessThanOrEqual(29);
  });
});
