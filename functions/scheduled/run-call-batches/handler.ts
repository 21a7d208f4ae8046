import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../call-batch-compose.ts';

export const handler = scheduledHandler(compose, ({ runCallBatches }, origin) => runCallBatches(origin));
