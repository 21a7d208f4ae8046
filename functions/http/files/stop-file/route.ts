import { fileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'stopFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/stop',
  summary: 'Stop the work on a file',
  description:
    'The file becomes failed with the reason `stopped`, and can be retried. What is settled stays as it is, so that stopping twice, or just too late, changes nothing.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: fileSchema, description: 'The file' },
  errors: ['not_found'],
  uses: ['mongo', 'files:abort', 'ingestion:stop'],
  audit: ['file.stopped'],
  idempotency: 'optional',
});
