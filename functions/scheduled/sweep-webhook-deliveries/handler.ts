import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../webhook-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepDeliveries }, origin) => sweepDeliveries(origin));
