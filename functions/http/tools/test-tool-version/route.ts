import { idSchema } from '@patchbay/core/kernel';
import { testToolInputSchema, toolTestSchema } from '@patchbay/core/tool-execution';
import { versionRefParam } from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'testToolVersion',
  module: 'tools',
  method: 'POST',
  path: '/v1/tools/{tool_id}/versions/{version}/test',
  summary: 'Run a published version of a tool once, for real',
  description:
    'Shows what was sent (secrets masked), what came back, what a model would be told, and how long it took. A service that refuses is a result here, not an error. Tools that act on a call are not run.',
  auth: 'cognito',
  scope: 'tools:write',
  params: z.object({ tool_id: idSchema('tool'), version: versionRefParam }),
  body: testToolInputSchema,
  success: { status: 200, schema: toolTestSchema, description: 'The run' },
  errors: ['not_found', 'unprocessable', 'reference_not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'credentials:read', 'vector', 'models'],
  audit: [],
  idempotency: 'none',
  timeout_seconds: 29,
  examples: [
    { name: 'with the arguments of a call', body: { arguments: { query: 'opening hours' } } },
    {
      name: 'a knowledge search in one index',
      body: { arguments: { query: 'opening hours' }, index_ids: ['idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC'] },
    },
  ],
});
