import { fileSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveFile',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/archive',
  summary: 'Archive a file',
  description:
    'No live search finds it any more, and lists leave it out; snapshots that hold it keep it. What is under way is stopped. At purge_at it is removed for good, unless it is restored before.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  success: { status: 200, schema: fileSchema, description: 'The archived file' },
  errors: ['not_found', 'file_not_ready'],
  uses: ['mongo', 'files:abort', 'files:retention', 'ingestion:stop'],
  audit: ['file.stopped', 'file.archived'],
  idempotency: 'optional',
});
