import { purgedFileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'purgeFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/purge',
  summary: 'Remove an archived file for good',
  description:
    'Its content with all versions, its passages, terms and vectors are removed, from snapshots too: nobody can bring it back. An interrupted purge is finished by schedule.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: purgedFileSchema, description: 'What was removed' },
  errors: ['not_found', 'file_not_ready', 'upstream_failed'],
  uses: ['mongo', 'vector', 'files:purge'],
  audit: ['file.purge_requested', 'file.purged'],
  idempotency: 'optional',
  timeout_seconds: 29,
});
