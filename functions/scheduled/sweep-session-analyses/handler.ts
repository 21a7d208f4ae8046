import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeAnalysisSweep } from '../analysis-compose.ts';

export const handler = scheduledHandler(composeAnalysisSweep, ({ sweepAnalyses }, origin) => sweepAnalyses(origin));
