import { stepHandler } from '@patchbay/http/step-handler';
import { composeClaiming } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeClaiming, ({ source, execution_arn }, { claimFile }, { request_id }) =>
  claimFile(source, execution_arn, request_id),
);
