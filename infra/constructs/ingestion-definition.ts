import { STEP_OUTCOMES, type Step } from '@patchbay/http/route';
import { pascalCase } from './names.ts';

/** A state machine in the Amazon States Language. */
export interface StateMachineDefinition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, object>>;
}

/** The machine to make: steps in order, the step that records a failure, and where their functions are. */
export interface IngestionMachine {
  readonly steps: readonly Step[];
  readonly failStep: Step;
  readonly timeout_seconds: number;
  arnOf(step: Step): string;
}

const DONE = 'Done';
const REFUSED = 'DocumentRefused';
const RETRY = [
  // Named errors would not match everywhere: an emulator reports every thrown error by one name.
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    // With full jitter each wait is half of its length on average: 105 seconds together. Whatever a step needs may be
    // away for a minute.
    MaxAttempts: 10,
    BackoffRate: 2,
    MaxDelaySeconds: 30,
    JitterStrategy: 'FULL',
  },
];

/**
 * Generates the machine from the step table. Each step is a task (or a Map of it) with retries and a choice on its
 * outcome: `failed` and exhausted retries go to the fail step. A document that was refused ends the execution well, so
 * that failed executions count our own trouble only.
 */
export function ingestionDefinition(machine: IngestionMachine): StateMachineDefinition {
  const { steps, failStep } = machine;
  const [first] = steps;
  if (first === undefined) throw new Error('an ingestion without steps');
  const states: Record<string, object> = {};
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    Object.assign(states, statesOf(step, next === undefined ? DONE : pascalCase(next.id), machine, index === 0));
  });
  const recording = pascalCase(failStep.id);
  return {
    Comment: 'Generated from functions/ingestion/steps.ts',
    StartAt: pascalCase(first.id),
    TimeoutSeconds: machine.timeout_seconds,
    States: {
      ...states,
      [REFUSED]: { Type: 'Pass', Parameters: { 'failure.$': '$' }, Next: recording },
      [recording]: {
        Type: 'Task',
        Resource: machine.arnOf(failStep),
        TimeoutSeconds: patience(failStep),
        Parameters: {
          'source.$': '$$.Execution.Input',
          'execution_arn.$': '$$.Execution.Id',
          'failure.$': '$.failure',
        },
        ResultPath: null,
        Retry: RETRY,
        Next: 'WhoseFault',
      },
      WhoseFault: {
        Type: 'Choice',
        Choices: [{ Variable: '$.failure.Error', IsPresent: true, Next: 'Broken' }],
        Default: DONE,
      },
      Broken: { Type: 'Fail', ErrorPath: '$.failure.Error', CausePath: '$.failure.Cause' },
      [DONE]: { Type: 'Succeed' },
    },
  };
}

/** What the first step is told: the object, and which execution it is, so that a repeated claim is known. */
const FIRST_INPUT = { 'source.$': '$$.Execution.Input', 'execution_arn.$': '$$.Execution.Id' };

function statesOf(step: Step, next: string, machine: IngestionMachine, first: boolean): Record<string, object> {
  const name = pascalCase(step.id);
  const onError = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: pascalCase(machine.failStep.id) }];
  const task = { Type: 'Task', Resource: machine.arnOf(step), TimeoutSeconds: patience(step), Retry: RETRY };
  if (step.for_each === undefined) {
    return {
      [name]: { ...task, ...(first ? { Parameters: FIRST_INPUT } : {}), Catch: onError, Next: `${name}Outcome` },
      [`${name}Outcome`]: {
        Type: 'Choice',
        Choices: [outcome(STEP_OUTCOMES.failed, REFUSED), outcome(STEP_OUTCOMES.done, DONE)],
        Default: next,
      },
    };
  }
  const item = `${name}Item`;
  const common = step.for_each.with.map((field) => [`${field}.$`, `$.${field}`]);
  return {
    [name]: {
      Type: 'Map',
      ItemsPath: `$.${step.for_each.items}`,
      MaxConcurrency: step.for_each.max_concurrency,
      ItemSelector: { ...Object.fromEntries(common), [`${step.for_each.as}.$`]: '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: item,
        // What items return is dropped one by one, so that a long document does not outgrow a state's 256 KiB.
        States: { [item]: { ...task, OutputPath: null, End: true } },
      },
      ResultPath: null,
      Catch: onError,
      Next: next,
    },
  };
}

function outcome(value: string, next: string): object {
  return {
    And: [
      { Variable: '$.outcome', IsPresent: true },
      { Variable: '$.outcome', StringEquals: value },
    ],
    Next: next,
  };
}

/** The function's own time-out fires first; this one is for a call that never comes back. */
function patience(step: Step): number {
  return step.timeout_seconds + 30;
}
