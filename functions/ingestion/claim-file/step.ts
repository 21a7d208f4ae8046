import { ingestionContextSchema, ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { defineStep, ingestionStartSchema } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'claimFile',
  summary: 'Let one execution have the file, if what was uploaded is what was declared',
  input: ingestionStartSchema,
  output: z.union([ingestionContextSchema, ingestionStopSchema]),
  uses: ['mongo', 'files:read'],
  memory_mb: 512,
  timeout_seconds: 60,
  percent: 0,
});
