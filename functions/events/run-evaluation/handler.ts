import { queueHandler } from '@patchbay/http/queue-handler';
import { z } from 'zod';
import { composeEvaluating } from '../evaluation-compose.ts';

const orderSchema = z.object({ tenant_id: z.string(), evaluation_id: z.string() });

export const handler = queueHandler(orderSchema, composeEvaluating, (order, { runEvaluation }, origin) =>
  runEvaluation(order, origin),
);
