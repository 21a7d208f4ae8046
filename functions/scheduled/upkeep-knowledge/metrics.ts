import type { UpkeepReport } from '@patchbay/core/knowledge-upkeep';

/**
 * The report as fields of a log line that CloudWatch takes for metrics: the embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricsOf({ checked, repaired }: UpkeepReport, at: Date): Record<string, unknown> {
  const named = (kind: string, numbers: Readonly<Record<string, number>>) =>
    Object.entries(numbers).map(([name, count]) => [`${kind}_${name}`, count] as const);
  const values = Object.fromEntries([...named('checked', checked), ...named('repaired', repaired)]);
  const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: 'Count' }));
  const directive = { Namespace: 'Patchbay/KnowledgeUpkeep', Dimensions: [[]], Metrics };
  return { _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [directive] }, ...values };
}
