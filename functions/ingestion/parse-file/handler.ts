import { stepHandler } from '@patchbay/http/step-handler';
import { composeParsing } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeParsing, (input, { parseFile }, { request_id }) =>
  parseFile(input, request_id),
);
