import { queueHandler } from '@patchbay/http/queue-handler';
import { z } from 'zod';
import { compose } from '../../webhook-compose.ts';

const orderSchema = z.object({ delivery_id: z.string(), tenant_id: z.string() });

export const handler = queueHandler(orderSchema, compose, async (order, { deliver }, origin) => {
  await deliver(order, origin);
});
