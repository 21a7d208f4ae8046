import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepSipTrunks',
  summary: 'Bring SIP trunks to the media server that it does not know as they are',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'livekit', 'credentials:read'],
  memory_mb: 256,
  timeout_seconds: 60,
});
