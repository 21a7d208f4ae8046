import { fileVersionSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { versionParam } from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getFileVersion',
  module: 'files',
  method: 'GET',
  path: '/v1/files/{file_id}/versions/{version}',
  summary: 'Get a version of a file',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ file_id: idSchema('file'), version: versionParam }),
  success: { status: 200, schema: fileVersionSchema, description: 'The version' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
