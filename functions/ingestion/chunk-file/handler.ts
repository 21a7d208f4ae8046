import { stepHandler } from '@patchbay/http/step-handler';
import { composeChunking } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeChunking, (input, { chunkFile }, { request_id }) =>
  chunkFile(input, request_id),
);
