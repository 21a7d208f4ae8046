import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeSealing } from '../audit-compose.ts';

export const handler = scheduledHandler(composeSealing, ({ sealAll }, origin) => sealAll(origin));
