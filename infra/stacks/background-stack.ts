import type { BackgroundFunction } from '@patchbay/http/route';
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { ProductStack } from './product-stack.ts';

/** What queues, the clock and operators start. */
export class BackgroundStack extends ProductStack {
  constructor(scope: Construct, functions: readonly BackgroundFunction[], platform: Platform) {
    super(scope, 'background', platform.config, 'Patchbay: functions started by queues, by the clock and by operators');
    for (const fn of functions) this.#add(fn, platform);
  }

  #add(fn: BackgroundFunction, platform: Platform): void {
    const { source } = fn;
    if (source.kind === 'queue') {
      const queue = platform.queues[source.queue];
      const consume = new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
        resources: [queue.queueArn],
      });
      const { lambda } = new ProductFunction(this, fn, platform, { statements: [consume] });
      const mapping = new EventSourceMapping(lambda, 'Queue', {
        target: lambda,
        eventSourceArn: queue.queueArn,
        batchSize: source.batch_size,
        reportBatchItemFailures: true,
      });
      mapping.node.addDependency(lambda);
      return;
    }
    if (source.kind === 'schedule') {
      const { lambda } = new ProductFunction(this, fn, platform);
      const rule = new Rule(lambda, 'Clock', { schedule: Schedule.rate(Duration.minutes(source.every_minutes)) });
      rule.addTarget(new LambdaFunction(lambda, { retryAttempts: 0 }));
      return;
    }
    if (source.kind === 'operation') {
      new ProductFunction(this, fn, platform);
      return;
    }
    throw new Error(`${fn.id}: a function of kind ${source.kind} belongs in another table`);
  }
}
