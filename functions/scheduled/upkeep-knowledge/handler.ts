import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeUpkeep } from '../upkeep-compose.ts';
import { metricsOf } from './metrics.ts';

export const handler = scheduledHandler(composeUpkeep, async ({ upkeep, log }, origin) => {
  const report = await upkeep(origin);
  log.info('knowledge upkeep', metricsOf(report, new Date()));
  return report;
});
