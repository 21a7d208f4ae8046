import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'claimKeyToken',
  summary: 'Put tenant, user and scopes into the access token of an API key',
  source: { kind: 'token-claims', pool: 'keys' },
  uses: ['mongo'],
  memory_mb: 512,
  timeout_seconds: 5,
});
