import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../../events/compose.ts';

export const handler = scheduledHandler(compose, ({ watchdog }, origin) => watchdog.sweep(origin));
