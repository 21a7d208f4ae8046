import type { Step } from '@patchbay/http/route';
import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { ProductStack } from '../stacks/product-stack.ts';
import { acknowledge } from './acknowledge.ts';
import type { StateMachineDefinition } from './ingestion-definition.ts';
import { resourceName } from './names.ts';
import type { Platform } from './platform.ts';
import { ProductFunction } from './product-function.ts';

/** A state machine whose tasks are our steps. */
export interface StepMachine {
  /** Without the stage: `calls`. */
  readonly name: string;
  /** Every step it may run, the failing one too. */
  readonly steps: readonly Step[];
  /** The machine, told where the functions are. */
  definitionOf(arnOf: (step: Step) => string): StateMachineDefinition;
}

/** A state machine with a function a step, which it may invoke and nothing else, and with its own log. */
export function stepMachine(stack: ProductStack, { name, steps, definitionOf }: StepMachine, platform: Platform) {
  const functions = new Map(steps.map((step) => [step, new ProductFunction(stack, step, platform).lambda]));
  const definition = definitionOf((step) => functions.get(step)?.functionArn ?? '');
  const stateMachineName = resourceName(platform.config, name);
  const machine = new StateMachine(stack, 'machine', {
    stateMachineName,
    definitionBody: DefinitionBody.fromString(stack.toJsonString(definition)),
    logs: {
      level: LogLevel.ALL,
      destination: new LogGroup(stack, 'machine-logs', {
        logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
        retention: platform.config.log_retention_days,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    },
  });
  machine.addToRolePolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [...functions.values()].map(({ functionArn }) => functionArn),
    }),
  );
  acknowledge(
    machine,
    'Log delivery of Step Functions is set up through actions that know no resources (AWS documentation).',
    'AwsSolutions-IAM5[Resource::*]',
  );
  acknowledge(machine, 'The functions are not traced, so a trace would end here.', 'AwsSolutions-SF2');
  new CfnOutput(stack, 'StateMachineArn', { value: machine.stateMachineArn });
  return machine;
}
