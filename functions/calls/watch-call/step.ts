import { callStepInputSchema, callStepOutputSchema } from '@patchbay/core/calls';
import { defineStep } from '@patchbay/http/route';

export const step = defineStep({
  id: 'watchCall',
  summary: 'Look after a call whose dial was lost, or that is being handed over',
  input: callStepInputSchema,
  output: callStepOutputSchema,
  uses: ['mongo', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  timeout_seconds: 60,
});
