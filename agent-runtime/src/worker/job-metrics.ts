import type { Logger } from '@patchbay/observability';

/** Where the figures of workers are found in CloudWatch. */
const NAMESPACE = 'Patchbay';
const PERCENT = 100;

/**
 * A line of CloudWatch's embedded metric format, from which the log group makes metrics without a call to AWS
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * A worker that takes no jobs says how many it holds and not how full it is: whoever scales by fullness asks whether
 * there is room for new ones.
 *
 * @param log with the fields `stage` and `service`, which are the metrics' dimensions.
 */
export function writeJobMetrics(
  log: Logger,
  { active_jobs, max_jobs, takes_jobs }: { active_jobs: number; max_jobs: number; takes_jobs: boolean },
  now: Date,
): void {
  const Metrics = [
    { Name: 'ActiveJobs', Unit: 'Count' },
    ...(takes_jobs ? [{ Name: 'JobUtilization', Unit: 'Percent' }] : []),
  ];
  log.info('jobs of this worker', {
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [['stage', 'service']], Metrics }],
    },
    ActiveJobs: active_jobs,
    ...(takes_jobs ? { JobUtilization: Math.round((active_jobs / max_jobs) * PERCENT) } : {}),
  });
}
