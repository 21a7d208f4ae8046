import { stepHandler } from '@patchbay/http/step-handler';
import { composePreparing } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composePreparing, (input, { prepareCall }, { request_id }) =>
  prepareCall(input, request_id),
);
