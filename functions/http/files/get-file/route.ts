import { fileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getFile',
  module: 'files',
  method: 'GET',
  path: '/v1/files/{file_id}',
  summary: 'Get a file with its stage and percent',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: fileSchema, description: 'The file' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
