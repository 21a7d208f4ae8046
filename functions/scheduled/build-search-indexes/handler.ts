import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../index-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepIndexes }, origin) => sweepIndexes(origin));
