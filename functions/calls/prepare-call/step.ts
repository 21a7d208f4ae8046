import { callStepInputSchema, callStepOutputSchema } from '@patchbay/core/calls';
import { defineStep } from '@patchbay/http/route';

export const step = defineStep({
  id: 'prepareCall',
  summary: 'Open the room of a call and ask for its agent',
  input: callStepInputSchema,
  output: callStepOutputSchema,
  uses: ['mongo', 'livekit', 'recordings:egress', 'watchdog:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
