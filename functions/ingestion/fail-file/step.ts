import { defineStep, ingestionFailureSchema } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'failFile',
  summary: 'Record why the file or index entry cannot be ingested',
  input: ingestionFailureSchema,
  output: z.object({}),
  uses: ['mongo'],
  memory_mb: 512,
  timeout_seconds: 60,
  percent: 100,
});
