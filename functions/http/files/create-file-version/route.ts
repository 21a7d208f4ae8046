import { createFileVersionSchema, fileWithUploadSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createFileVersion',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/versions',
  summary: 'Declare the next version of a file and get the address to upload it to',
  description:
    'The version that searches find stays until the new one is ready; if that fails, it goes on serving. One version at a time: what is on its way is waited for, or stopped.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  body: createFileVersionSchema,
  success: {
    status: 201,
    schema: fileWithUploadSchema,
    description: 'The file, whose newest version waits for its content',
  },
  errors: ['not_found', 'resource_archived', 'file_not_ready', 'unprocessable', 'limit_exceeded'],
  uses: ['mongo', 'files:presign'],
  audit: ['file_version.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'A new edition',
      body: { media_type: 'application/pdf', size_bytes: 48_213, sha256: 'b'.repeat(64) },
    },
  ],
});
