import { OBJECT_AREAS } from '@patchbay/core/kernel';
import type { Step } from '@patchbay/http/route';
import { CfnOutput, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ingestionDefinition } from '../constructs/ingestion-definition.ts';
import { filesBucketName, resourceName } from '../constructs/names.ts';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { ProductStack } from './product-stack.ts';

/** The steps of ingestion with the step that records a failure. */
export interface IngestionTable {
  readonly steps: readonly Step[];
  readonly failStep: Step | undefined;
}

/** Object created → EventBridge → state machine → a function a step. */
export class IngestionStack extends ProductStack {
  readonly stateMachine: StateMachine;
  readonly undelivered: IQueue;

  constructor(scope: Construct, { steps, failStep }: IngestionTable, platform: Platform) {
    super(scope, 'ingestion', platform.config, 'Patchbay: from an uploaded document to searchable chunks');
    if (failStep === undefined) throw new Error('functions/ingestion/steps.ts has steps but no failStep');
    const functions = new Map(
      [...steps, failStep].map((step) => [step, new ProductFunction(this, step, platform).lambda] as const),
    );
    const arnOf = (step: Step) => functions.get(step)?.functionArn ?? '';
    const definition = ingestionDefinition({ steps, failStep, arnOf, timeout_seconds: 3_600 });
    const name = resourceName(platform.config, 'ingestion');
    this.stateMachine = new StateMachine(this, 'machine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromString(this.toJsonString(definition)),
      logs: {
        level: LogLevel.ALL,
        destination: new LogGroup(this, 'machine-logs', {
          logGroupName: `/aws/vendedlogs/states/${name}`,
          retention: platform.config.log_retention_days,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [...functions.values()].map(({ functionArn }) => functionArn),
      }),
    );
    acknowledge(
      this.stateMachine,
      'Log delivery of Step Functions is set up through actions that know no resources (AWS documentation).',
      'AwsSolutions-IAM5[Resource::*]',
    );
    acknowledge(this.stateMachine, 'The functions are not traced, so a trace would end here.', 'AwsSolutions-SF2');
    this.undelivered = this.#start(platform);
    new CfnOutput(this, 'StateMachineArn', { value: this.stateMachine.stateMachineArn });
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
