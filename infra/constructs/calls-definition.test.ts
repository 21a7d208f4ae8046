import { expect, it } from 'vitest';
import { callSteps } from '../../functions/calls/steps.ts';
import { callsDefinition } from './calls-definition.ts';

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Choices?: readonly { StringEquals: string; Next: string }[];
  readonly Catch?: readonly { Next: string }[];
}

const { StartAt, States, TimeoutSeconds } = callsDefinition({
  steps: callSteps,
  timeout_seconds: 900,
  arnOf: ({ id }) => `arn:${id}`,
});
const states = States as Readonly<Record<string, State>>;

/** Where the execution goes when its steps say so, in turn. */
function walk(...says: (string | Error)[]): string[] {
  const visited: string[] = [];
  let said: string | Error | undefined;
  for (let name: string | undefined = StartAt; name !== undefined; ) {
    const state: State | undefined = states[name];
    if (state === undefined) throw new Error(`there is no state ${name}`);
    if (state.Type !== 'Choice') visited.push(name);
    if (state.Type === 'Choice') {
      name = state.Choices?.find(({ StringEquals }) => StringEquals === said)?.Next ?? state.Default;
    } else {
      if (state.Type === 'Task') said = says.shift();
      name = said instanceof Error && state.Catch !== undefined ? state.Catch[0]?.Next : state.Next;
    }
  }
  return visited;
}

it('prepares, dials once, and is done', () => {
  expect(walk('go_on', 'done')).toEqual(['PrepareCall', 'DialCall', 'Done']);
  expect(walk('done')).toEqual(['PrepareCall', 'Done']);
});

it('only watches a call whose dial was lost, until something is known', () => {
  const look = ['WaitForTheNetwork', 'WatchCall'];
  expect(walk('go_on', 'watch', 'watch', 'done')).toEqual(['PrepareCall', 'DialCall', ...look, ...look, 'Done']);
});

it.each([
  ['prepare', [new Error()]],
  ['dial', ['go_on', new Error()]],
  ['watch', ['go_on', 'watch', new Error()]],
])('ends the call when %s fails for good, and fails the execution', (_what, says) => {
  expect(walk(...says).slice(-2)).toEqual(['FailCall', 'Broken']);
});

it('waits longer for a step than its function may take, and for all of them longer than for each', () => {
  for (const { id, timeout_seconds } of Object.values(callSteps)) {
    const state = Object.values(states).find(({ Resource }) => Resource === `arn:${id}`);
    expect(state?.TimeoutSeconds).toBeGreaterThan(timeout_seconds);
    expect(TimeoutSeconds).toBeGreaterThan(state?.TimeoutSeconds ?? Number.POSITIVE_INFINITY);
  }
});
