import { uploadStateSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getFileUpload',
  module: 'files',
  method: 'GET',
  path: '/v1/files/{file_id}/upload',
  summary: 'See which parts of a large upload have arrived',
  description: 'An interrupted upload goes on with the parts that are missing.',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: uploadStateSchema, description: 'What has arrived and what is missing' },
  errors: ['not_found', 'file_not_ready'],
  uses: ['mongo', 'files:presign'],
  audit: [],
  idempotency: 'none',
});
