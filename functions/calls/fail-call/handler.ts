import { stepHandler } from '@patchbay/http/step-handler';
import { compose } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, compose, (input, { failCall }, { request_id }) => failCall(input, request_id));
