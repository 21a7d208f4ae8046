import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../recording-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepRecordings }, origin) => sweepRecordings(origin));
