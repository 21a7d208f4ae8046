import { tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { assertModelCredentials, createModelAccounts } from './model-accounts.ts';

const scope = tenantScopeFixture();
const now = new Date(0);
const stored = {
  object: 'provider_credential' as const,
  tenant_id: scope.tenant_id,
  name: 'ours',
  metadata: {},
  created_at: now,
  created_by: { type: 'system' as const, id: 'test' },
  updated_at: now,
  rotated_at: now,
  archived_at: null as Date | null,
  allowed_hosts: [] as string[],
  secret_version: 'v1',
};
const documents = new Map(
  [
    { ...stored, id: 'deepgram', kind: 'deepgram' as const },
    { ...stored, id: 'archived', kind: 'deepgram' as const, archived_at: now },
    { ...stored, id: 'server', kind: 'http_bearer' as const, allowed_hosts: ['models.example.com'] },
    { ...stored, id: 'openai', kind: 'openai' as const },
    { ...stored, id: 'google', kind: 'google' as const },
    { ...stored, id: 'cloud', kind: 'livekit' as const },
  ].map((each) => [each.id, each]),
);
const secretsOf: Record<string, Record<string, string>> = {
  deepgram: { api_key: 'dg-key' },
  server: { token: 'server-token' },
  google: { service_account_key: '{}' },
  cloud: { api_key: 'lk', api_secret: 'lk-secret' },
};
const credentials = { get: async (_scope: unknown, id: string) => documents.get(id) ?? null };
let reads = 0;
const accounts = createModelAccounts({
  credentials,
  secrets: {
    read: async (_scope, id) => {
      reads += 1;
      return secretsOf[id] ?? {};
    },
  },
  platform: { openai: { base_url: 'http://ours/v1', api_key: 'platform-key' } },
});
const base_url = 'https://models.example.com/v1';

describe('the account of a model', () => {
  it("is the tenant's where a credential is named, and its secret is read once", async () => {
    const reference = { path: 'stt', provider: 'deepgram', credential_id: 'deepgram' };
    expect(await accounts.find(scope, reference)).toEqual({ api_key: 'dg-key' });
    expect(await accounts.find(scope, reference)).toEqual({ api_key: 'dg-key' });
    expect(reads).toBe(1);
    const cloud = { path: 'llm', provider: 'livekit_inference', credential_id: 'cloud' };
    expect(await accounts.find(scope, cloud)).toEqual({ api_key: 'lk', api_secret: 'lk-secret' });
  });

  it("is the platform's where none is named", async () => {
    const account = await accounts.find(scope, { path: 'llm', provider: 'openai' });
    expect(account).toEqual({ base_url: 'http://ours/v1', api_key: 'platform-key' });
  });

  it("of a tenant's own server is never the platform's", async () => {
    expect(await accounts.find(scope, { path: 'llm', provider: 'openai_compatible', base_url })).toEqual({ base_url });
    const named = { path: 'llm', provider: 'openai_compatible', base_url, credential_id: 'server' };
    expect(await accounts.find(scope, named)).toEqual({ base_url, api_key: 'server-token' });
  });

  it.each([
    ['is missing', 'deepgram', 'absent', undefined, 'reference_not_found'],
    ['is archived', 'deepgram', 'archived', undefined, 'reference_archived'],
    ['is of another provider', 'deepgram', 'openai', undefined, 'unprocessable'],
    ['may not be sent there', 'openai_compatible', 'server', 'https://elsewhere.example/v1', 'unprocessable'],
  ])('whose credential %s is refused, at publish and at start', async (_what, provider, credential_id, url, code) => {
    const reference = { path: 'stt.fallbacks.0', provider, credential_id, base_url: url };
    await expect(accounts.find(scope, reference)).rejects.toMatchObject({
      code,
      param: 'runtime_config.stt.fallbacks.0.credential_id',
    });
    await expect(assertModelCredentials(credentials, scope, [reference])).rejects.toMatchObject({
      code,
      param: 'content.stt.fallbacks.0.credential_id',
    });
  });

  it('that the platform does not have is refused by name', async () => {
    await expect(accounts.find(scope, { path: 'tts', provider: 'cartesia' })).rejects.toMatchObject({
      code: 'runtime_feature_unavailable',
      param: 'runtime_config.tts.credential_id',
    });
  });

  it('without a key that the provider takes is refused', async () => {
    const reference = { path: 'llm', provider: 'google', credential_id: 'google' };
    await expect(accounts.find(scope, reference)).rejects.toMatchObject({ code: 'unprocessable' });
  });
});
