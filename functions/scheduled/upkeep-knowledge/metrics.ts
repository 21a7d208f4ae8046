import type { UpkeepReport } from '@patchbay/core/knowledge-upkeep';
import { embeddedMetrics } from '@patchbay/observability';

/** The report as fields of a log line that CloudWatch takes for metrics. */
export function metricsOf({ checked, repaired }: UpkeepReport, at: Date): Record<string, unknown> {
  const named = (kind: string, numbers: Readonly<Record<string, number>>) =>
    Object.entries(numbers).map(([name, count]) => [`${kind}_${name}`, count] as const);
  const counts = Object.fromEntries([...named('checked', checked), ...named('repaired', repaired)]);
  return embeddedMetrics({ namespace: 'Patchbay/KnowledgeUpkeep', counts, at });
}
