import { stepHandler } from '@patchbay/http/step-handler';
import { composeFailing } from '../compose.ts';
import { failureCode } from './failure-code.ts';
import { step } from './step.ts';

export const handler = stepHandler(
  step,
  composeFailing,
  ({ source, execution_arn, failure }, { failFile }, context) => {
    context.log.warn('ingestion failed', { failure });
    return failFile(source.key, execution_arn, failureCode(failure), context.request_id);
  },
);
