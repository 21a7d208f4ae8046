import { stepHandler } from '@patchbay/http/step-handler';
import { composeEmbedding } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeEmbedding, (input, { embedChunks }, { request_id }) =>
  embedChunks(input, request_id),
);
