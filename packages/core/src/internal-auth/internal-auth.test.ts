import { describe, expect, it } from 'vitest';
import { isAppError } from '../kernel/index.ts';
import {
  type ArrivedRequest,
  type InternalKey,
  internalKeysSchema,
  type NonceStore,
  signInternalRequest,
  verifyInternalRequest,
} from './index.ts';

const oldKey: InternalKey = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const newKey: InternalKey = { key_id: 'k2', secret: Buffer.alloc(32, 2) };
const at = (seconds: number) => ({ now: () => new Date(1_800_000_000_000 + seconds * 1000) });
const path = '/internal/v1/sessions/ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC/reports';
const body = '{"reports":[]}';

function memoryNonces(): NonceStore & { used: Map<string, Date> } {
  const used = new Map<string, Date>();
  return {
    used,
    claim: async ({ key_id, nonce, expires_at }) => {
      if (used.has(`${key_id}:${nonce}`)) return false;
      used.set(`${key_id}:${nonce}`, expires_at);
      return true;
    },
  };
}

let counter = 0;
function signed(key = oldKey, seconds = 0): ArrivedRequest {
  counter += 1;
  const nonce = () => `nonce-${String(counter).padStart(16, '0')}`;
  return {
    method: 'POST',
    path,
    body,
    headers: signInternalRequest({ method: 'POST', path, body }, key, { clock: at(seconds), nonce }),
  };
}

async function reasonOf(request: ArrivedRequest, keys = [oldKey], nonces = memoryNonces()): Promise<string> {
  const error = await verifyInternalRequest(request, { keys, clock: at(0), nonces }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return 'accepted';
  if (!isAppError(error, 'invalid_signature')) throw error;
  expect(error.status).toBe(401);
  expect(error.message).not.toContain('nonce');
  return (error.cause as Error).message;
}

describe('signed internal requests', () => {
  it('accepts what the other side signed, whatever the case of the header names', async () => {
    const request = signed();
    expect(await reasonOf(request)).toBe('accepted');
    const upper = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k.toUpperCase(), v]));
    expect(await reasonOf({ ...request, headers: upper })).toBe('accepted');
    expect(await reasonOf({ ...request, body: new TextEncoder().encode(body) })).toBe('accepted');
  });

  it.each([
    ['body', { body: '{"reports":[1]}' }],
    ['method', { method: 'PUT' }],
    ['path', { path: path.replace('ses_01', 'ses_02') }],
  ])('refuses a changed %s', async (_what, change) => {
    expect(await reasonOf({ ...signed(), ...change })).toBe('signature does not match');
  });

  it.each(['patchbay-timestamp', 'patchbay-nonce'])('refuses a changed %s', async (name) => {
    const request = signed();
    const value = name === 'patchbay-timestamp' ? '1800000001' : 'another-nonce-0000';
    expect(await reasonOf({ ...request, headers: { ...request.headers, [name]: value } })).toBe(
      'signature does not match',
    );
  });

  it.each(['patchbay-timestamp', 'patchbay-nonce', 'patchbay-signature'])(
    'refuses a request without %s',
    async (name) => {
      const request = signed();
      expect(await reasonOf({ ...request, headers: { ...request.headers, [name]: undefined } })).toBe(
        'a signature header is missing or malformed',
      );
    },
  );

  it('accepts a clock up to 300 s off, and nothing beyond, early or late', async () => {
    expect(await reasonOf(signed(oldKey, -300))).toBe('accepted');
    expect(await reasonOf(signed(oldKey, 300))).toBe('accepted');
    expect(await reasonOf(signed(oldKey, -301))).toBe('timestamp out of the window');
    expect(await reasonOf(signed(oldKey, 301))).toBe('timestamp out of the window');
  });

  it('accepts a request once: its replay is refused while the timestamp would still pass', async () => {
    const nonces = memoryNonces();
    const request = signed(oldKey, 300);
    expect(await reasonOf(request, [oldKey], nonces)).toBe('accepted');
    expect(await reasonOf(request, [oldKey], nonces)).toBe('nonce was used before');
    const kept = [...nonces.used.values()][0];
    expect(kept?.getTime()).toBeGreaterThan(at(600).now().getTime());
  });

  it('does not spend a nonce on a request that is not authentic', async () => {
    const nonces = memoryNonces();
    await reasonOf({ ...signed(), body: 'x' }, [oldKey], nonces);
    expect(nonces.used.size).toBe(0);
  });

  it('refuses a key that is not ours, and a known key id with another secret', async () => {
    expect(await reasonOf(signed(newKey))).toBe('unknown key id');
    expect(await reasonOf(signed({ ...newKey, key_id: 'k1' }))).toBe('signature does not match');
  });

  it('accepts both keys during a rotation', async () => {
    expect(await reasonOf(signed(oldKey), [newKey, oldKey])).toBe('accepted');
    expect(await reasonOf(signed(newKey), [newKey, oldKey])).toBe('accepted');
  });
});

describe('INTERNAL_HMAC_KEYS', () => {
  const secret = Buffer.alloc(32, 7).toString('base64');
  it('keeps the order: the first key signs', () => {
    const keys = internalKeysSchema.parse({ fresh: secret, old: secret });
    expect(keys.map((key) => key.key_id)).toEqual(['fresh', 'old']);
    expect(keys[0]?.secret).toHaveLength(32);
  });
  it.each([
    ['no key', {}],
    ['three keys', { a: secret, b: secret, c: secret }],
    ['a short secret', { a: Buffer.alloc(31).toString('base64') }],
    ['a secret that is not base64', { a: '%%%' }],
  ])('refuses %s', (_what, value) => {
    expect(internalKeysSchema.safeParse(value).success).toBe(false);
  });
});
