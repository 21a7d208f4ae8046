import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'createPlatformOperator',
  summary: 'Invite the first operator of the platform, whom nobody else could invite',
  source: { kind: 'operation' },
  uses: ['mongo', 'cognito:people:manage'],
  memory_mb: 512,
  timeout_seconds: 30,
});
