import { ingestionContextSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'parseFile',
  summary: 'Turn the document into pages of text',
  input: ingestionContextSchema,
  output: z.union([ingestionContextSchema, ingestionStopSchema]),
  uses: ['mongo', 'files:read', 'files:write'],
  // The child may have 1024; the answer and this process have the rest.
  memory_mb: 2048,
  // A file of 512 MiB, and one that a killed call has left.
  disk_mb: 1536,
  timeout_seconds: 300,
  percent: 10,
});
