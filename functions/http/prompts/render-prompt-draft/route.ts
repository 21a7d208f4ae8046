import { idSchema } from '@patchbay/core/kernel';
import { renderedPromptSchema, renderPromptInputSchema } from '@patchbay/core/prompt-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'renderPromptDraft',
  module: 'prompts',
  method: 'POST',
  path: '/v1/prompts/{prompt_id}/draft/render',
  summary: 'Fill in the variables and includes of the draft of a prompt',
  description: 'What publishing the draft would give, with the values of the request. It stores nothing.',
  auth: 'cognito',
  scope: 'prompts:read',
  params: z.object({ prompt_id: idSchema('prompt') }),
  body: renderPromptInputSchema,
  success: { status: 200, schema: renderedPromptSchema, description: 'The text that the model would be told' },
  errors: ['not_found', 'unprocessable', 'reference_archived'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  // Counting tokens loads 200,000 ranks, and takes seconds for a text of megabytes.
  memory_mb: 1024,
  timeout_seconds: 29,
  examples: [
    {
      name: 'values, a moment and a caller',
      body: {
        variables: { clinic: 'the Harbour Clinic' },
        at: '2026-11-22T09:30:00Z',
        channel: 'phone',
        caller: '+493012345678',
      },
    },
  ],
});
