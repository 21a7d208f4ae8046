import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeEvaluationSweep } from '../evaluation-compose.ts';

export const handler = scheduledHandler(composeEvaluationSweep, ({ sweepEvaluations }) => sweepEvaluations());
