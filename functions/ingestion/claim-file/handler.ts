import { stepHandler } from '@patchbay/http/step-handler';
import { composeClaiming } from '../compose.ts';
import { step } from './step.ts';

export const handler = stepHandler(step, composeClaiming, ({ source, execution_arn }, claims, { request_id }) =>
  'index_entry' in source
    ? claims.claimEntry(source.index_entry, execution_arn, request_id)
    : claims.claimFile(source, execution_arn, request_id),
);
