import { stepHandler } from '@patchbay/http/step-handler';
import { compose } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, compose, (input, { watchCall }, { request_id }) =>
  watchCall(input, request_id),
);
