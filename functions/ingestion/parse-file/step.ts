import { ingestionContextSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'parseFile',
  summary: 'Turn the document into pages of text',
  input: ingestionContextSchema,
  output: z.union([ingestionContextSchema, ingestionStopSchema]),
  uses: ['mongo', 'files:read', 'files:write'],
  memory_mb: 2048,
  timeout_seconds: 300,
  percent: 10,
});
