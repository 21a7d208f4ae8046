import { stepHandler } from '@patchbay/http/step-handler';
import { composeCompleting } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeCompleting, (input, { complete }, { request_id }) =>
  complete(input, request_id),
);
