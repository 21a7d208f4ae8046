import type { CallSteps } from '@patchbay/http/route';
import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { callsDefinition } from '../constructs/calls-definition.ts';
import { resourceName } from '../constructs/names.ts';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { ProductStack } from './product-stack.ts';

/** Longest life of an execution: a call that was dialled, rang and was lost is decided long before. */
const TIMEOUT_SECONDS = 900;

/** The state machine that carries out outbound calls, with a function a step. */
export class CallsStack extends ProductStack {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, steps: CallSteps, platform: Platform) {
    super(scope, 'calls', platform.config, 'Patchbay: from a queued call to what became of it');
    const functions = new Map(
      Object.values(steps).map((step) => [step, new ProductFunction(this, step, platform).lambda]),
    );
    const arnOf = (step: CallSteps[keyof CallSteps]) => functions.get(step)?.functionArn ?? '';
    const definition = callsDefinition({ steps, arnOf, timeout_seconds: TIMEOUT_SECONDS });
    const name = resourceName(platform.config, 'calls');
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
    new CfnOutput(this, 'StateMachineArn', { value: this.stateMachine.stateMachineArn });
  }
}
