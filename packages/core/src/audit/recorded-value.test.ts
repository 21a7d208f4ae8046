import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue, sha256Hex } from '../kernel/index.ts';
import { AUDITED_VALUE_BYTES } from './bounded-value.ts';
import { isSecretName, MASKED } from './masked-value.ts';
import { recordedValue } from './recorded-value.ts';

const SECRET = 'hunter2-hunter2';
const bytes = (value: JsonValue) => new TextEncoder().encode(canonicalJson(value)).length;

describe('a secret', () => {
  it.each([
    ...['secret', 'client_secret', 'clientSecret', 'password', 'token', 'access_token', 'session_jwt', 'Authorization'],
    ...[
      'X-Api-Key',
      'api_key',
      'private_key',
      'service_account_key',
      'Set-Cookie',
      'credentials',
      'webhook_signature',
      'pepper',
      'salt',
    ],
  ])('under the name %s does not enter, at any depth', (name) => {
    const value = { a: [{ [name]: SECRET }, { [name]: { inner: [SECRET] } }], [name]: SECRET };
    const recorded = recordedValue(value);
    expect(JSON.stringify(recorded)).not.toContain(SECRET);
    expect(recorded).toMatchObject({ [name]: MASKED });
  });

  it.each([
    ['an API key of ours', `pb_live_01J9Z3XK5T8Q4V7N2M6R0W1YBC_${'a'.repeat(43)}0a1b2c`],
    ['a JWT', 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----'],
    ["a model provider's key", 'sk-proj-abcdefghijklmnopqrstuvwx'],
  ])('is known by its form, whatever the name: %s', (_what, secret) => {
    expect(recordedValue({ note: `use ${secret} for it` })).toEqual({ note: `use ${MASKED} for it` });
  });

  it('is not what only sounds like one', () => {
    const value = {
      max_tokens: 100,
      key_id: 'key_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
      prefix: 'pb_live_01J9Z3XK5T8Q',
      headers: { Authorization: { secret: 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } },
      parameters: { type: 'object', properties: { token: { type: 'string', description: 'Of the parcel' } } },
    };
    expect(recordedValue(value)).toEqual(value);
    expect(['tokenizer', 'secretary', 'monkey', 'keyword', 'passwordless'].filter(isSecretName)).toEqual([]);
  });
});

describe('a value', () => {
  it('enters as JSON: times as text, nothing undefined', () => {
    const value = { at: new Date(0), none: undefined } as unknown as JsonValue;
    expect(recordedValue(value)).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(recordedValue(null)).toBeNull();
  });

  it('of a megabyte enters by its hash and its beginning', () => {
    const template = 'Grüezi! '.repeat(130_000);
    const recorded = recordedValue({ version: 3, content: { template, variables: [] } });
    expect(recorded).toEqual({
      version: 3,
      content: {
        template: {
          object: 'truncated_value',
          sha256: `sha256:${sha256Hex(template)}`,
          size_bytes: new TextEncoder().encode(template).length,
          preview: template.slice(0, 256),
        },
        variables: [],
      },
    });
  });

  it('shows no secret in the beginning either', () => {
    const text = `Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl ${'x'.repeat(40_000)}`;
    expect(JSON.stringify(recordedValue({ text }))).not.toContain('eyJ');
  });

  it('is never larger than the bound, and is the same when it fits', () => {
    const text = fc.oneof(fc.string({ maxLength: 50 }), fc.string({ minLength: 900, maxLength: 4_000 }));
    const value = fc.oneof(
      fc.dictionary(fc.string({ maxLength: 20 }), fc.oneof(text, fc.array(text, { maxLength: 30 })), { maxKeys: 40 }),
      fc.array(fc.dictionary(fc.string({ maxLength: 8 }), text, { maxKeys: 5 }), { maxLength: 60 }),
      fc.constantFrom('ü'.repeat(100_000), 'x'.repeat(AUDITED_VALUE_BYTES)),
    );
    fc.assert(
      fc.property(value, (any) => {
        const given = any as JsonValue;
        const recorded = recordedValue(given);
        expect(bytes(recorded)).toBeLessThanOrEqual(AUDITED_VALUE_BYTES);
        const plain = JSON.parse(JSON.stringify(given));
        const masked = JSON.stringify(recorded).includes(MASKED);
        if (bytes(given) <= AUDITED_VALUE_BYTES && !masked) expect(recorded).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });
});
