import { fileVersionPageSchema, listFileVersionsSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listFileVersions',
  module: 'files',
  method: 'GET',
  path: '/v1/files/{file_id}/versions',
  summary: 'List the versions of a file',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ file_id: idSchema('file') }),
  query: listFileVersionsSchema,
  success: { status: 200, schema: fileVersionPageSchema, description: 'A page of versions, each with its own status' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
