import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeExportSweep } from '../audit-compose.ts';

export const handler = scheduledHandler(composeExportSweep, ({ sweepExports }) => sweepExports());
