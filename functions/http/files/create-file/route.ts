import { createFileSchema, fileWithUploadSchema } from '@patchbay/core/file-storage';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files',
  summary: 'Declare a document and get the address to upload it to',
  description:
    'PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself.',
  auth: 'cognito',
  scope: 'files:write',
  body: createFileSchema,
  success: { status: 201, schema: fileWithUploadSchema, description: 'The file and its upload address' },
  errors: ['limit_exceeded', 'reference_not_found'],
  uses: ['mongo', 'files:presign'],
  audit: ['file.created'],
  idempotency: 'optional',
});
