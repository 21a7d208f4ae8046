import { idSchema } from '@patchbay/core/kernel';
import { renderedPromptSchema, renderPromptInputSchema } from '@patchbay/core/prompt-registry';
import { versionParam } from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'renderPromptVersion',
  module: 'prompts',
  method: 'POST',
  path: '/v1/prompts/{prompt_id}/versions/{version}/render',
  summary: 'Fill in the variables of a prompt version',
  description: 'The same rendering as in a session, with the values of the request. It stores nothing.',
  auth: 'cognito',
  scope: 'prompts:read',
  params: z.object({ prompt_id: idSchema('prompt'), version: versionParam }),
  body: renderPromptInputSchema,
  success: { status: 200, schema: renderedPromptSchema, description: 'The text that the model would be told' },
  errors: ['not_found', 'unprocessable'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'a value for a variable', body: { variables: { clinic: 'the Harbour Clinic' } } }],
});
