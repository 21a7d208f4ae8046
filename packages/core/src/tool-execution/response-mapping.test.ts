import { describe, expect, it } from 'vitest';
import { bounded, mapAnswer } from './response-mapping.ts';
import { masking } from './tool-run.ts';

const mapped = (mapping: object, body: unknown) =>
  mapAnswer(
    { pointer: '', max_bytes: 1000, fields: undefined, ...mapping },
    typeof body === 'string' ? body : JSON.stringify(body),
  );

describe('an answer becomes a result', () => {
  const body = { data: { items: [{ id: 1, 'a/b': 'x', deep: { n: null } }, { id: 2 }] } };

  it.each<[string, object, unknown]>([
    ['the whole', {}, body],
    ['a part', { pointer: '/data/items/1' }, { id: 2 }],
    ['nothing where there is nothing', { pointer: '/data/none/x' }, null],
    ['nothing of the prototype', { pointer: '/constructor/name' }, null],
    [
      'fields of each item',
      { pointer: '/data/items', fields: { n: '/id', t: '/a~1b' } },
      [
        { n: 1, t: 'x' },
        { n: 2, t: null },
      ],
    ],
  ])('%s', (_what, mapping, value) => {
    expect(mapped(mapping, body)).toEqual({ value, truncated: false });
  });

  it('that is text stays text, and has no parts', () => {
    expect(mapped({}, 'plain')).toEqual({ value: 'plain', truncated: false });
    expect(() => mapped({ pointer: '/a' }, 'plain')).toThrow(/not JSON/);
  });

  it('is cut between characters, to the byte', () => {
    expect(bounded('ä'.repeat(300), 301)).toEqual({ value: 'ä'.repeat(150), truncated: true });
    expect(bounded([1, 2, 3], 5)).toEqual({ value: '[1,2,', truncated: true });
  });
});

describe('a secret that comes back', () => {
  it('is masked in every form and place', () => {
    const mask = masking(['s3cr"et/x', 'abc']);
    const answer = {
      body: 'a s3cr"et/x, s3cr%22et%2Fx, s3cr\\"et/x',
      headers: { 's3cr"et/x': 'abc' },
      list: ['s3cr"et/x'],
    };
    expect(mask(answer)).toEqual({ body: 'a ***, ***, ***', headers: { '***': 'abc' }, list: ['***'] });
  });
});
