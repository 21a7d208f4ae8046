import { isSecretName } from '@patchbay/core/audit';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../../functions/http/routes.ts';

/** Names that sound like a secret and hold none, each with the reason. A new one is a decision. */
const HARMLESS: Readonly<Record<string, string>> = {
  max_tokens: 'a number of tokens of a language model',
};

/** A wide net: whatever could be one. */
const SUSPICIOUS = /secret|token|passw|jwt|(^|_)keys?(_|$)|credential|pepper|cookie|authoriz|signature|bearer|private/i;

/** Every name of a field in a schema, however deep. */
function* namesIn(schema: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodObject) {
    for (const [name, field] of Object.entries(schema.shape)) {
      if (holdsText(field)) yield name;
      yield* namesIn(field, seen);
    }
    return;
  }
  if (!(schema instanceof z.ZodType)) return;
  for (const inner of innerOf(schema)) yield* namesIn(inner, seen);
}

function innerOf(schema: z.ZodType): unknown[] {
  const def = schema.def as unknown as Record<string, unknown>;
  const { innerType, element, valueType, in: input, left, right, options, items, getter } = def;
  const lazy = typeof getter === 'function' ? [getter()] : [];
  return [innerType, element, valueType, input, left, right, ...lazy, ...list(options), ...list(items)];
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether a field is text, perhaps optional, defaulted or one of several. */
function holdsText(schema: unknown, seen = new Set<unknown>()): boolean {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return false;
  seen.add(schema);
  if (schema instanceof z.ZodString || schema.def.type === 'string') return true;
  return !(schema instanceof z.ZodObject) && innerOf(schema).some((inner) => holdsText(inner, seen));
}

/** Ids, urls and times of secrets are none. */
const isReference = (name: string) => /(_id|_ids|_ref|_at|_url|_seconds|_name|_prefix)$/.test(name);

it('no field of any route that holds a secret can enter an audit event: each is known by its name', () => {
  const names = new Set<string>();
  for (const { body, query, success } of routes) {
    for (const schema of [body, query, success.schema]) for (const name of namesIn(schema)) names.add(name);
  }
  expect(names.size).toBeGreaterThan(100);
  for (const name of ['secret', 'participant_token', 'access_token', 'api_key']) {
    expect([...names], 'the walk has lost its way').toContain(name);
  }
  const suspicious = [...names].filter((name) => SUSPICIOUS.test(name) && !isReference(name));
  expect(suspicious.length).toBeGreaterThan(5);
  expect(suspicious.filter((name) => !isSecretName(name) && HARMLESS[name] === undefined)).toEqual([]);
});
