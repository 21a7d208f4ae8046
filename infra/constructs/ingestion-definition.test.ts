import { defineStep, type Step } from '@patchbay/http/route';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ingestionDefinition } from './ingestion-definition.ts';

const step = (id: string, more: Partial<Step> = {}): Step => ({
  ...defineStep({
    id,
    summary: id,
    input: z.object({}),
    output: z.object({}),
    uses: [],
    memory_mb: 512,
    timeout_seconds: 60,
    percent: 0,
  }),
  ...more,
});

const failStep = step('recordFailure');
const machineOf = (...steps: Step[]) =>
  ingestionDefinition({ steps, failStep, timeout_seconds: 600, arnOf: ({ id }) => `arn:${id}` });

type State = Record<string, unknown> & { Next?: string; Choices?: { Next: string }[]; Default?: string };
const statesOf = (definition: ReturnType<typeof machineOf>) => definition.States as Record<string, State>;

describe('the generated state machine', () => {
  it('runs the steps in the order of the table and ends well', () => {
    const states = statesOf(machineOf(step('claim'), step('parseDocument'), step('finish')));
    expect(states.Claim).toMatchObject({ Type: 'Task', Resource: 'arn:claim', Next: 'ClaimOutcome' });
    expect(states.ClaimOutcome?.Default).toBe('ParseDocument');
    expect(states.ParseDocumentOutcome?.Default).toBe('Finish');
    expect(states.FinishOutcome?.Default).toBe('Done');
    expect(states.Done).toEqual({ Type: 'Succeed' });
  });

  it('sends a failed outcome and whatever is thrown to the fail step, and lets a done outcome end it', () => {
    const states = statesOf(machineOf(step('claim')));
    expect(states.Claim?.Catch).toEqual([
      { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' },
    ]);
    expect(states.ClaimOutcome?.Choices?.map(({ Next }) => Next)).toEqual(['DocumentRefused', 'Done']);
    expect(states.DocumentRefused).toMatchObject({ Parameters: { 'failure.$': '$' }, Next: 'RecordFailure' });
  });

  it('tells the fail step which object it was and what went wrong', () => {
    expect(statesOf(machineOf(step('claim'))).RecordFailure).toMatchObject({
      Resource: 'arn:recordFailure',
      Parameters: {
        'source.$': '$$.Execution.Input',
        'execution_arn.$': '$$.Execution.Id',
        'failure.$': '$.failure',
      },
    });
  });

  it('retries every task on every error, with growing pauses', () => {
    const states = statesOf(
      machineOf(
        step('claim'),
        step('embed', { for_each: { items: 'batches', as: 'batch', with: ['context'], max_concurrency: 4 } }),
      ),
    );
    const map = states.Embed as unknown as { ItemProcessor: { States: Record<string, State> } };
    const tasks = [states.Claim, states.RecordFailure, map.ItemProcessor.States.EmbedItem];
    for (const task of tasks) {
      expect(task?.Retry).toMatchObject([{ ErrorEquals: ['States.ALL'], MaxAttempts: 10, BackoffRate: 2 }]);
    }
  });

  it('runs a step with for_each once an item, bounded, and drops what the items return', () => {
    const states = statesOf(
      machineOf(
        step('embed', { for_each: { items: 'batches', as: 'batch', with: ['context'], max_concurrency: 4 } }),
        step('index'),
      ),
    );
    expect(states.Embed).toMatchObject({
      Type: 'Map',
      ItemsPath: '$.batches',
      ItemSelector: { 'context.$': '$.context', 'batch.$': '$$.Map.Item.Value' },
      MaxConcurrency: 4,
      ResultPath: null,
      Next: 'Index',
      Catch: [{ Next: 'RecordFailure' }],
    });
    expect(states.Embed?.ItemProcessor).toMatchObject({
      StartAt: 'EmbedItem',
      States: { EmbedItem: { Type: 'Task', Resource: 'arn:embed', OutputPath: null, End: true } },
    });
  });

  it('ends as failed only where the document is not to blame', () => {
    const states = statesOf(machineOf(step('claim')));
    expect(states.WhoseFault).toMatchObject({ Default: 'Done', Choices: [{ Next: 'Broken' }] });
    expect(states.Broken).toMatchObject({ Type: 'Fail' });
  });

  it('has no state that leads nowhere', () => {
    const definition = machineOf(
      step('claim'),
      step('embed', { for_each: { items: 'b', as: 'one', with: [], max_concurrency: 2 } }),
      step('finish'),
    );
    const check = (states: Record<string, State>, start: string) => {
      const targets = Object.values(states).flatMap((state) => [
        state.Next,
        state.Default,
        ...(state.Choices ?? []).map(({ Next }) => Next),
        ...((state.Catch as { Next: string }[] | undefined) ?? []).map(({ Next }) => Next),
      ]);
      const named = new Set([start, ...targets.filter((target) => target !== undefined)]);
      expect([...named].sort()).toEqual(Object.keys(states).sort());
    };
    check(statesOf(definition), definition.StartAt);
    const map = definition.States.Embed as { ItemProcessor: { StartAt: string; States: Record<string, State> } };
    check(map.ItemProcessor.States, map.ItemProcessor.StartAt);
  });

  it('stays within 14 transitions for a document of one batch, those of its items included', () => {
    const each = (items: string) => ({ for_each: { items, as: 'one', with: [], max_concurrency: 1 } });
    const six = [step('a'), step('b'), step('c'), step('d', each('x')), step('e', each('x')), step('f')];
    const states = statesOf(machineOf(...six));
    let transitions = 1;
    for (let at = 'A'; at !== 'Done'; transitions++) {
      const map = states[at] as { ItemProcessor?: { States: Record<string, State> } } | undefined;
      transitions += Object.keys(map?.ItemProcessor?.States ?? {}).length;
      at = states[at]?.Next ?? states[at]?.Default ?? 'Done';
    }
    expect(transitions).toBeLessThanOrEqual(14);
  });

  it('refuses a table without steps', () => {
    expect(() => machineOf()).toThrow('without steps');
  });
});
