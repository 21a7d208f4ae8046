import { fileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'completeFileUpload',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/complete',
  summary: 'Say that the upload is over',
  description:
    'Optional: ingestion does not wait for it. A file whose upload the storage refused fails here at once, and not only at its deadline.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: fileSchema, description: 'The file' },
  errors: ['not_found'],
  uses: ['mongo', 'files:presign'],
  audit: ['file.failed'],
  idempotency: 'optional',
});
