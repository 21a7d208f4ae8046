import { stepHandler } from '@patchbay/http/step-handler';
import { composeFailing } from '../compose.ts';
import { failureCode } from './failure-code.ts';
import { step } from './step.ts';

export const handler = stepHandler(
  step,
  composeFailing,
  ({ source, execution_arn, failure }, { failFile, failEntry }, { log, request_id }) => {
    log.warn('ingestion failed', { failure });
    const end = { code: failureCode(failure), message: failure.message };
    return 'index_entry' in source
      ? failEntry(source.index_entry, execution_arn, end, request_id)
      : failFile(source.key, execution_arn, end, request_id);
  },
);
