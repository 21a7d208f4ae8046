import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../inbound-compose.ts';

export const handler = scheduledHandler(compose, ({ sweepInbound }, origin) => sweepInbound(origin));
