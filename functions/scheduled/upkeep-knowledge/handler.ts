import { scheduledHandler } from '@patchbay/http/scheduled-handler';
import { composeUpkeep, metricsOf } from '../upkeep-compose.ts';

export const handler = scheduledHandler(composeUpkeep, async ({ upkeep, log }, origin) => {
  const report = await upkeep(origin);
  log.info('knowledge upkeep', metricsOf(report, new Date()));
  return report;
});
