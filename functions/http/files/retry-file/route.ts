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
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: {
    status: 200,
    schema: fileWithUploadSchema,
    description: 'The file, with a new upload address where its content never arrived',
  },
  errors: ['not_found', 'file_not_ready'],
  uses: ['mongo', 'files:presign', 'ingestion:start'],
  audit: ['file.retried'],
  idempotency: 'optional',
});
