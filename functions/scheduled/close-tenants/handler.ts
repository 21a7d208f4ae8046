import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../tenant-compose.ts';

export const handler = scheduledHandler(compose, ({ closeTenants }, origin) => closeTenants(origin));
