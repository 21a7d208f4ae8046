import { chunkBatchSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'embedChunks',
  summary: 'Embed one batch of chunks',
  input: chunkBatchSchema,
  output: z.object({}),
  uses: ['mongo', 'files:read', 'files:write', 'models'],
  memory_mb: 512,
  timeout_seconds: 300,
  for_each: { items: 'batches', as: 'batch', with: ['context'], max_concurrency: 4 },
  percent: 40,
});
