import type { CallSteps } from '@patchbay/http/route';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { callsDefinition } from '../constructs/calls-definition.ts';
import type { Platform } from '../constructs/platform.ts';
import { stepMachine } from '../constructs/step-machine.ts';
import { ProductStack } from './product-stack.ts';

/** Longest life of an execution: a call that was dialled, rang and was lost is decided long before. */
const TIMEOUT_SECONDS = 900;

/** The state machine that carries out outbound calls, with a function a step. */
export class CallsStack extends ProductStack {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, steps: CallSteps, platform: Platform) {
    super(scope, 'calls', platform.config, 'Patchbay: from a queued call to what became of it');
    this.stateMachine = stepMachine(
      this,
      {
        name: 'calls',
        steps: Object.values(steps),
        definitionOf: (arnOf) => callsDefinition({ steps, arnOf, timeout_seconds: TIMEOUT_SECONDS }),
      },
      platform,
    );
  }
}
