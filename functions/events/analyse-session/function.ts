import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'analyseSession',
  summary: 'Make one analysis of a conversation that is over',
  source: { kind: 'queue', queue: 'session-analyses', batch_size: 1 },
  uses: ['mongo', 'models', 'credentials:read', 'secrets:providers', 'livekit'],
  memory_mb: 512,
  timeout_seconds: 300,
});
