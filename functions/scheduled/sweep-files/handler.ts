import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../compose.ts';

export const handler = scheduledHandler(compose, ({ sweepFiles }, origin) => sweepFiles(origin));
