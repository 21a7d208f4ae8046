import { idSchema } from '@patchbay/core/kernel';
import { renderedPromptSchema, renderPromptInputSchema } from '@patchbay/core/prompt-registry';
import { versionRefParam } from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'renderPromptVersion',
  module: 'prompts',
  method: 'POST',
  path: '/v1/prompts/{prompt_id}/versions/{version}/render',
  summary: 'Fill in the variables and includes of a prompt version',
  description:
    'The same rendering as in a session, with the values of the request. Built-in variables tell the moment `at` in ' +
    "the tenant's time zone, and the channel, caller and agent that are named. It stores nothing.",
  auth: 'cognito',
  scope: 'prompts:read',
  params: z.object({ prompt_id: idSchema('prompt'), version: versionRefParam }),
  body: renderPromptInputSchema,
  success: { status: 200, schema: renderedPromptSchema, description: 'The text that the model would be told' },
  errors: ['not_found', 'unprocessable'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  // Counting tokens loads 200,000 ranks, and takes seconds for a text of megabytes.
  memory_mb: 1024,
  timeout_seconds: 29,
  examples: [
    { name: 'a value for a variable', body: { variables: { clinic: 'the Harbour Clinic' } } },
    {
      name: 'as a caller would hear it on a Sunday morning',
      body: {
        variables: { clinic: 'the Harbour Clinic' },
        at: '2026-11-22T09:30:00Z',
        time_zone: 'Europe/Berlin',
        channel: 'phone',
        caller: '+493012345678',
        agent_name: 'Robin',
        language: 'de',
      },
    },
  ],
});
