import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../call-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepCalls }, origin) => sweepCalls(origin));
