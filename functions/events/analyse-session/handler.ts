import { queueHandler } from '@patchbay/http/queue-handler';
import { z } from 'zod';
import { composeAnalysing } from '../analysis-compose.ts';

const orderSchema = z.object({ tenant_id: z.string(), session_analysis_id: z.string() });

export const handler = queueHandler(orderSchema, composeAnalysing, (order, { runAnalysis }, origin) =>
  runAnalysis(order, origin),
);
