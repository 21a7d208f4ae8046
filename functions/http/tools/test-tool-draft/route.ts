import { idSchema } from '@patchbay/core/kernel';
import { testToolInputSchema, toolTestSchema } from '@patchbay/core/tool-execution';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'testToolDraft',
  module: 'tools',
  method: 'POST',
  path: '/v1/tools/{tool_id}/draft/test',
  summary: 'Run the draft of a tool once, for real, before it is published',
  description: 'As with a published version; nothing is kept.',
  auth: 'cognito',
  scope: 'tools:write',
  params: z.object({ tool_id: idSchema('tool') }),
  body: testToolInputSchema,
  success: { status: 200, schema: toolTestSchema, description: 'The run' },
  errors: ['not_found', 'unprocessable', 'reference_not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'credentials:read', 'vector', 'models'],
  audit: [],
  idempotency: 'none',
  timeout_seconds: 29,
  examples: [{ name: 'with the arguments of a call', body: { arguments: { query: 'opening hours' } } }],
});
