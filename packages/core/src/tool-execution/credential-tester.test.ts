import { fixedClock, idOf, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import type { CredentialKind, SecretFields, StoredCredential } from '../provider-credentials/index.ts';
import { createCredentialTester } from './credential-tester.ts';
import { type OutgoingAnswer, OutgoingFailure, type OutgoingRequest } from './outgoing-ports.ts';

const scope = tenantScopeFixture();
const ID = idOf('provider_credential', 1);

/** A credential, and what its provider answers. */
async function tested(kind: CredentialKind, secret: SecretFields, answer: Partial<OutgoingAnswer> | OutgoingFailure) {
  const sent: OutgoingRequest[] = [];
  const tester = createCredentialTester({
    credentials: { get: async () => ({ id: ID, kind, archived_at: null, secret_version: '1' }) as StoredCredential },
    secrets: { read: async () => secret },
    toolSecrets: { get: () => Promise.reject(new Error('is not sent to an address of choice')) },
    http: {
      async send(request) {
        sent.push(request);
        if (answer instanceof OutgoingFailure) throw answer;
        return { status: 200, headers: {}, body: '{}', ...answer };
      },
    },
    clock: fixedClock(),
  });
  const result = await tester.test(scope, ID, { header: 'Authorization' });
  expect(JSON.stringify(result)).not.toContain('THE-KEY');
  return { result, sent };
}

describe('a key of a provider of models', () => {
  const key = { api_key: 'THE-KEY' };

  it.each<[CredentialKind, string, Record<string, string>]>([
    ['openai', 'https://api.openai.com/v1/models', { authorization: 'Bearer THE-KEY' }],
    ['deepgram', 'https://api.deepgram.com/v1/projects', { authorization: 'Token THE-KEY' }],
    ['elevenlabs', 'https://api.elevenlabs.io/v1/models', { 'xi-api-key': 'THE-KEY' }],
    ['cartesia', 'https://api.cartesia.ai/voices?limit=1', { 'x-api-key': 'THE-KEY' }],
    ['google', 'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1', { 'x-goog-api-key': 'THE-KEY' }],
  ])('of %s is shown where it costs nothing, in its own header', async (kind, url, headers) => {
    const { result, sent } = await tested(kind, key, {});
    expect(result).toMatchObject({ kind, outcome: 'accepted', status: 200, message: null });
    expect(sent).toMatchObject([{ method: 'GET', url, headers }]);
  });

  it.each<[string, CredentialKind, Partial<OutgoingAnswer> | OutgoingFailure, object]>([
    ['refused', 'openai', { status: 401 }, { outcome: 'refused', status: 401 }],
    ['refused in words of its own', 'google', { status: 400, body: '"API_KEY_INVALID"' }, { outcome: 'refused' }],
    ['not judged by who is busy', 'openai', { status: 429 }, { outcome: 'unclear', status: 429 }],
    [
      'not judged by who is away',
      'deepgram',
      new OutgoingFailure('timeout', 'api.deepgram.com did not answer in time.'),
      { outcome: 'unreachable', status: null, message: 'api.deepgram.com did not answer in time.' },
    ],
  ])('is %s', async (_how, kind, answer, expected) => {
    expect((await tested(kind, key, answer)).result).toMatchObject(expected);
  });

  it.each<[CredentialKind, SecretFields]>([
    ['google', { service_account_key: '{}' }],
    ['livekit', { api_key: 'a', api_secret: 'b' }],
    ['sip', { username: 'a', password: 'b' }],
    ['http_signature', { secret: 'whsec_x' }],
  ])('of the kind %s that is not sent is not tried, and says what to do instead', async (kind, secret) => {
    const { result, sent } = await tested(kind, secret, {});
    expect(result).toMatchObject({ outcome: 'not_run', status: null, message: expect.stringMatching(/: \w/) });
    expect(sent).toEqual([]);
  });
});
