import { announceGenerationSchema, generationReceiptSchema } from '@patchbay/core/runtime-generations';
import { defineRoute } from '@patchbay/http/route';

/** A worker says that its generation is there, so that workers of earlier ones leave new sessions to it. */
export const route = defineRoute({
  id: 'announceRuntimeGeneration',
  module: 'internal',
  method: 'POST',
  path: '/internal/v1/runtime-generations',
  summary: 'Say that a generation of agent workers is there',
  description:
    'Signed by HMAC. Workers of earlier generations end the conversations they hold and take no new ones, for as long as a later generation keeps saying so.',
  auth: 'internal',
  body: announceGenerationSchema,
  success: { status: 200, schema: generationReceiptSchema, description: 'The generation that takes new sessions' },
  errors: ['unavailable'],
  uses: ['mongo', 'secrets:internal-hmac'],
  audit: [],
  idempotency: 'none',
});
