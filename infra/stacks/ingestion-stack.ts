import { OBJECT_AREAS } from '@patchbay/core/kernel';
import type { Step } from '@patchbay/http/route';
import { Duration, Fn } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { type IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ingestionDefinition } from '../constructs/ingestion-definition.ts';
import { filesBucketName, resourceName } from '../constructs/names.ts';
import type { Platform } from '../constructs/platform.ts';
import { stepMachine } from '../constructs/step-machine.ts';
import { ProductStack } from './product-stack.ts';

/** The steps of ingestion with the step that records a failure. */
export interface IngestionTable {
  readonly steps: readonly Step[];
  readonly failStep: Step | undefined;
}

/** Longest life of an execution. */
const TIMEOUT_SECONDS = 3_600;

/** Object created → EventBridge → state machine → a function a step. */
export class IngestionStack extends ProductStack {
  readonly stateMachine: StateMachine;
  readonly undelivered: IQueue;

  constructor(scope: Construct, { steps, failStep }: IngestionTable, platform: Platform) {
    super(scope, 'ingestion', platform.config, 'Patchbay: from an uploaded document to searchable chunks');
    if (failStep === undefined) throw new Error('functions/ingestion/steps.ts has steps but no failStep');
    this.stateMachine = stepMachine(
      this,
      {
        name: 'ingestion',
        steps: [...steps, failStep],
        definitionOf: (arnOf) => ingestionDefinition({ steps, failStep, arnOf, timeout_seconds: TIMEOUT_SECONDS }),
      },
      platform,
    );
    this.undelivered = this.#start(platform);
  }

  /** Starts an execution for each upload; an event that cannot be delivered for a day is kept and alarmed on. */
  #start({ config }: Platform): IQueue {
    const undelivered = new Queue(this, 'undelivered', {
      enforceSSL: config.target === 'aws',
      retentionPeriod: Duration.days(14),
    });
    acknowledge(undelivered, 'It is a dead-letter queue itself.', 'AwsSolutions-SQS3');
    if (config.target === 'local') acknowledge(undelivered, 'The emulator speaks plain HTTP.', 'AwsSolutions-SQS4');
    const rule = new Rule(this, 'uploaded', {
      ruleName: resourceName(config, 'uploaded'),
      description: 'Starts ingestion when an upload is complete',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [Fn.sub(filesBucketName(config))] },
          object: { key: [{ prefix: OBJECT_AREAS.uploads }] },
        },
      },
    });
    rule.addTarget(
      new SfnStateMachine(this.stateMachine, {
        input: RuleTargetInput.fromObject({
          bucket: EventField.fromPath('$.detail.bucket.name'),
          key: EventField.fromPath('$.detail.object.key'),
          version_id: EventField.fromPath('$.detail.object.version-id'),
        }),
        deadLetterQueue: undelivered,
        maxEventAge: Duration.hours(24),
        retryAttempts: 185,
      }),
    );
    return undelivered;
  }
}
