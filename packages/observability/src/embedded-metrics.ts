/** Numbers of one namespace, as of one moment. */
export interface EmbeddedMetrics {
  readonly namespace: string;
  /** What they are told apart by; the numbers are also kept for each shorter list of them, and without any. */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly at: Date;
}

/**
 * Numbers as fields of a log line that CloudWatch takes for metrics: the embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics({ namespace, dimensions = {}, counts, at }: EmbeddedMetrics): Record<string, unknown> {
  const names = Object.keys(dimensions);
  const directive = {
    Namespace: namespace,
    Dimensions: [[], ...names.map((_, position) => names.slice(0, position + 1))],
    Metrics: Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' })),
  };
  return { _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [directive] }, ...dimensions, ...counts };
}
