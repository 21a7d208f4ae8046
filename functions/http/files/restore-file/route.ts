import { fileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/restore',
  summary: 'Restore an archived file',
  description:
    'Searches find its live version again as soon as its indexes have it, which each of their files shows. What was kept of it is used again.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: fileSchema, description: 'The file' },
  errors: ['not_found', 'file_not_ready'],
  uses: ['mongo', 'ingestion:start'],
  audit: ['file.restored'],
  idempotency: 'optional',
});
