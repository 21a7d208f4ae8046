import { stepHandler } from '@patchbay/http/step-handler';
import { compose } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, compose, (input, { dialCall }, { request_id }) => dialCall(input, request_id));
