import { completeUploadSchema, fileSchema } from '@patchbay/core/file-storage';
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
    'Optional after a single PUT: ingestion does not wait for it, and a file whose upload the storage refused fails here at once, and not only at its deadline. A content in parts becomes one object by it, and only then is ingested.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  body: completeUploadSchema,
  success: { status: 200, schema: fileSchema, description: 'The file' },
  errors: ['not_found', 'unprocessable', 'upstream_failed'],
  uses: ['mongo', 'files:presign'],
  audit: ['file.failed'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [{ name: 'After one PUT', body: {} }],
});
