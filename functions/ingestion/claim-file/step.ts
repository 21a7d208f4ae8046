import { ingestionContextSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep, ingestionStartSchema } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'claimFile',
  summary: 'Let one execution have the file or index entry, check what was uploaded, and plan the work',
  input: ingestionStartSchema,
  output: z.union([ingestionContextSchema, ingestionStopSchema]),
  uses: ['mongo', 'files:read', 'files:write'],
  memory_mb: 512,
  timeout_seconds: 300,
  percent: 0,
});
