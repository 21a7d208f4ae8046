import { chunkBatchSchema } from '@patchbay/core/file-ingestion';
import { defineStep } from '@patchbay/http/route';
import { z } from 'zod';

export const step = defineStep({
  id: 'indexChunks',
  summary: 'Write one batch of chunks to the database and the vector store',
  input: chunkBatchSchema,
  output: z.object({}),
  uses: ['mongo', 'files:read', 'vector'],
  memory_mb: 512,
  timeout_seconds: 120,
  for_each: { items: 'batches', as: 'batch', with: ['context'], max_concurrency: 4 },
  percent: 75,
});
