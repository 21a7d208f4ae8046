import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runtimeSupport } from '@patchbay/core/runtime-config';
import { expect, it } from 'vitest';

const document = readFileSync(resolve(import.meta.dirname, '../../docs/runtime.md'), 'utf8');

/** Rows of the table of fields: `| field | values | effect |`. */
const rows = [...document.matchAll(/^\| `(?<field>[a-z_.*]+)` \| (?<values>[^|]+) \| (?<effect>[^|]+) \|$/gm)].map(
  ({ groups }) => ({
    field: groups?.['field'] ?? '',
    values: (groups?.['values'] ?? '').replaceAll('`', '').trim(),
    effect: (groups?.['effect'] ?? '').trim(),
  }),
);

const isStandIn = (field: string) => field.includes('.fallbacks.*.');

it('the document of the runtime has a row for every field that has an effect, with its values, and no other', () => {
  const supported = Object.entries(runtimeSupport)
    .filter(([field]) => !isStandIn(field))
    .map(([field, values]) => [field, values === 'any' ? 'any' : values.join(', ')]);
  expect(Object.fromEntries(rows.map(({ field, values }) => [field, values]))).toEqual(Object.fromEntries(supported));
  for (const { field, effect } of rows) expect(effect.length, field).toBeGreaterThan(10);
});

it('stand-ins have the fields of what they stand in for, as the document says', () => {
  for (const [field, values] of Object.entries(runtimeSupport).filter(([name]) => isStandIn(name))) {
    expect(values, field).toEqual(runtimeSupport[field.replace('.fallbacks.*', '')]);
  }
  expect(document).toContain('`llm.fallbacks.*`, `stt.fallbacks.*` and `tts.fallbacks.*` have the same fields');
});
