import { filePageSchema, listFilesSchema } from '@patchbay/core/file-storage';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listFiles',
  module: 'files',
  method: 'GET',
  path: '/v1/files',
  summary: 'List files',
  auth: 'cognito',
  scope: 'files:read',
  query: listFilesSchema,
  success: { status: 200, schema: filePageSchema, description: 'A page of files' },
  errors: ['invalid_cursor', 'invalid_query'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
