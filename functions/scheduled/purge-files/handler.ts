import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { compose } from '../purge-compose.ts';

export const handler = scheduledHandler(compose, ({ purgeArchivedFiles }, origin) => purgeArchivedFiles(origin));
