import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'claimPersonToken',
  summary: 'Put tenant, user and scopes into the access token of a person',
  source: { kind: 'token-claims', pool: 'people' },
  uses: ['mongo'],
  memory_mb: 512,
  timeout_seconds: 5,
});
