import { downloadQuerySchema, fileDownloadSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'downloadFile',
  module: 'files',
  method: 'GET',
  path: '/v1/files/{file_id}/download',
  summary: 'Get the address to download the content of a file',
  description: 'The address works for 15 minutes, for whoever has it.',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ file_id: idSchema('file') }),
  query: downloadQuerySchema,
  success: { status: 200, schema: fileDownloadSchema, description: 'Where the content is fetched' },
  errors: ['not_found', 'file_not_ready', 'upstream_failed'],
  uses: ['mongo', 'files:presign'],
  audit: [],
  idempotency: 'none',
});
