import { callStepInputSchema, callStepOutputSchema } from '@patchbay/core/calls';
import { defineStep } from '@patchbay/http/route';

export const step = defineStep({
  id: 'dialCall',
  summary: 'Dial, once, when the agent is there, and wait for what becomes of it',
  input: callStepInputSchema,
  output: callStepOutputSchema,
  uses: ['mongo', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  timeout_seconds: 240,
});
