import { fileWithUploadSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'retryFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/retry',
  summary: 'Give a failed file another try',
  description:
    'It goes on from the stage that failed: what earlier steps made is used again. Where the content never arrived, there is a new upload address.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: {
    status: 200,
    schema: fileWithUploadSchema,
    description: 'The file, with a new upload address where its content never arrived',
  },
  errors: ['not_found', 'resource_archived', 'file_not_ready', 'upstream_failed'],
  uses: ['mongo', 'files:presign', 'ingestion:start'],
  audit: ['file.retried'],
  idempotency: 'optional',
});
