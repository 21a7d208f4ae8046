import { queueHandler } from '@patchbay/http/queue-handler';
import { z } from 'zod';
import { composeExporting } from '../audit-compose.ts';

const orderSchema = z.object({ tenant_id: z.string(), export_id: z.string() });

export const handler = queueHandler(orderSchema, composeExporting, (order, { runExport }, origin) =>
  runExport(order, origin),
);
