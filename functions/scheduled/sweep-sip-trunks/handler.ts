import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../trunk-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepTrunks }, origin) => sweepTrunks(origin));
