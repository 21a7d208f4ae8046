import { chunkedFileSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';

export const step = defineStep({
  id: 'completeFile',
  summary: 'Make the chunks findable and the file or index entry ready',
  input: chunkedFileSchema,
  output: ingestionStopSchema,
  uses: ['mongo', 'files:read', 'vector'],
  memory_mb: 512,
  timeout_seconds: 120,
  percent: 98,
});
