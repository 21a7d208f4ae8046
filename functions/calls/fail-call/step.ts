import { callStepInputSchema, callStepOutputSchema } from '@patchbay/core/calls';
import { defineStep } from '@patchbay/http/route';

export const step = defineStep({
  id: 'failCall',
  summary: 'End a call that could not be carried out',
  input: callStepInputSchema,
  output: callStepOutputSchema,
  uses: ['mongo', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  timeout_seconds: 60,
});
