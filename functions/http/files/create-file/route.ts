import { createdFileSchema, createFileSchema } from '@patchbay/core/file-storage';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files',
  summary: 'Declare a document and get the address to upload it to',
  description:
    'PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself. Over 100 MiB, upload has parts: PUT each to its address, then complete the upload. Content that a searchable file of the tenant has already is not uploaded again unless on_duplicate says so: then upload is null.',
  auth: 'cognito',
  scope: 'files:write',
  body: createFileSchema,
  success: { status: 201, schema: createdFileSchema, description: 'The file and its upload address' },
  errors: ['limit_exceeded', 'unprocessable', 'reference_not_found', 'already_exists'],
  uses: ['mongo', 'files:presign', 'ingestion:start'],
  audit: ['file.created', 'index_file.attached'],
  idempotency: 'optional',
});
