import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'answerPreflight',
  summary: 'Tell browsers which origins may call, and how',
  source: { kind: 'cors-preflight' },
  uses: [],
  memory_mb: 256,
  timeout_seconds: 5,
});
