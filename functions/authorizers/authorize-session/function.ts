import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'authorizeSession',
  summary: 'Verify the session JWT of an end user',
  source: { kind: 'session-authorizer' },
  uses: ['session-jwt:verify'],
  memory_mb: 512,
  timeout_seconds: 5,
});
