import { chunkedFileSchema, ingestionContextSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'chunkFile',
  summary: 'Cut the text into chunks and lay them out in batches',
  input: ingestionContextSchema,
  output: z.union([chunkedFileSchema, ingestionStopSchema]),
  uses: ['mongo', 'files:read', 'files:write'],
  memory_mb: 1024,
  timeout_seconds: 120,
  percent: 30,
});
