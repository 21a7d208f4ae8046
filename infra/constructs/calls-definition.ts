import type { CallSteps, Step } from '@patchbay/http/route';
import type { StateMachineDefinition } from './ingestion-definition.ts';
import { pascalCase } from './names.ts';

/** The machine of outbound calls: its steps, and where their functions are. */
export interface CallsMachine {
  readonly steps: CallSteps;
  readonly timeout_seconds: number;
  arnOf(step: Step): string;
}

const DONE = 'Done';
const WAIT = 'WaitForTheNetwork';

/** Seconds between two looks at a call whose dial was lost. */
const WATCH_EVERY_SECONDS = 3;

const RETRY = [
  // Named errors would not match everywhere: an emulator reports every thrown error by one name.
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 1,
    MaxAttempts: 8,
    BackoffRate: 2,
    MaxDelaySeconds: 15,
    JitterStrategy: 'FULL',
  },
];

/**
 * Prepare, dial, and a look every few seconds as long as nobody knows what became of the dial. Steps may be repeated:
 * the one that dials finds that it did. What fails for good goes to the fail step, and fails the execution.
 */
export function callsDefinition({ steps, timeout_seconds, arnOf }: CallsMachine): StateMachineDefinition {
  const { prepare, dial, watch, fail } = steps;
  const failing = pascalCase(fail.id);
  const task = (step: Step, choices: Readonly<Record<string, string>>, otherwise: string) => ({
    [pascalCase(step.id)]: {
      Type: 'Task',
      Resource: arnOf(step),
      // The function's own time-out fires first; this one is for a call that never comes back.
      TimeoutSeconds: step.timeout_seconds + 30,
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: failing }],
      Next: `${pascalCase(step.id)}Progress`,
    },
    [`${pascalCase(step.id)}Progress`]: {
      Type: 'Choice',
      Choices: Object.entries(choices).map(([progress, Next]) => ({
        Variable: '$.progress',
        StringEquals: progress,
        Next,
      })),
      Default: otherwise,
    },
  });
  return {
    Comment: 'Generated from functions/calls/steps.ts',
    StartAt: pascalCase(prepare.id),
    TimeoutSeconds: timeout_seconds,
    States: {
      ...task(prepare, { go_on: pascalCase(dial.id) }, DONE),
      ...task(dial, { watch: WAIT }, DONE),
      [WAIT]: { Type: 'Wait', Seconds: WATCH_EVERY_SECONDS, Next: pascalCase(watch.id) },
      ...task(watch, { watch: WAIT }, DONE),
      [failing]: {
        Type: 'Task',
        Resource: arnOf(fail),
        TimeoutSeconds: fail.timeout_seconds + 30,
        ResultPath: null,
        Retry: RETRY,
        Next: 'Broken',
      },
      Broken: { Type: 'Fail', ErrorPath: '$.failure.Error', CausePath: '$.failure.Cause' },
      [DONE]: { Type: 'Succeed' },
    },
  };
}
