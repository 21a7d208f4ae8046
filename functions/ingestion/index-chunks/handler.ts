import { stepHandler } from '@patchbay/http/step-handler';
import { composeIndexing } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeIndexing, (input, { indexChunks }, { request_id }) =>
  indexChunks(input, request_id),
);
