import { uploadPartsRequestSchema, uploadPartsSchema } from '@patchbay/core/file-storage';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createFileUploadParts',
  module: 'files',
  method: 'POST',
  path: '/v1/files/{file_id}/upload-parts',
  summary: 'Get addresses of parts of a large upload',
  description:
    'Each address takes one part, of exactly its length and, where part_sha256 was declared, its checksum. A part may be sent again until the upload is completed.',
  auth: 'cognito',
  scope: 'files:write',
  params: z.strictObject({ file_id: idSchema('file') }),
  body: uploadPartsRequestSchema,
  success: { status: 200, schema: uploadPartsSchema, description: 'The addresses' },
  errors: ['not_found', 'file_not_ready', 'unprocessable'],
  uses: ['mongo', 'files:presign'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'The next two parts', body: { part_numbers: [51, 52] } }],
});
