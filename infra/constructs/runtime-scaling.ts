import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnService, FargateService } from 'aws-cdk-lib/aws-ecs';
import type { StageConfig } from '../config/stages.ts';

/** Places of the workers that are taken, at which there are enough of them: the rest is for who comes at once. */
const TARGET_PERCENT = 60;

/**
 * As many workers as conversations need, by the figures that the workers write into their log: a conversation waits
 * for its models most of the time, so CPU says nothing about room. Who goes is up to protection from scale-in: workers
 * that hold a conversation stay.
 */
export function scaleByJobs(service: FargateService, config: StageConfig): void {
  // A number in the template would throw away, with each deployment, what scaling has found.
  (service.node.defaultChild as CfnService).addPropertyDeletionOverride('DesiredCount');
  service
    .autoScaleTaskCount({ minCapacity: config.runtime_count, maxCapacity: config.runtime_max_count })
    .scaleToTrackCustomMetric('jobs', {
      metric: new Metric({
        namespace: 'Patchbay',
        metricName: 'JobUtilization',
        dimensionsMap: { stage: config.stage, service: 'agent-runtime' },
        statistic: Stats.AVERAGE,
        period: Duration.minutes(1),
      }),
      targetValue: TARGET_PERCENT,
      // Conversations last minutes: workers go slowly, and come at once.
      scaleInCooldown: Duration.minutes(15),
      scaleOutCooldown: Duration.seconds(30),
    });
}
