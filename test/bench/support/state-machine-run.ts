import { setTimeout as sleep } from 'node:timers/promises';
import { awsCredentials, callAws } from '@patchbay/local-stack';

interface HistoryEvent {
  readonly type: string;
  /** Seconds since 1970, with milliseconds. */
  readonly timestamp: number;
  readonly stateEnteredEventDetails?: { readonly name: string; readonly input?: string };
  readonly stateExitedEventDetails?: { readonly name: string; readonly output?: string };
}

/** One execution of the ingestion state machine, as its own history tells it. */
export interface MachineRun {
  /** From its start to its end. */
  readonly ms: number;
  /** Time inside each state, by name; states that only decide are in it too. */
  readonly states: ReadonlyMap<string, number>;
  /** Transitions outside the Maps' items. */
  readonly transitions: number;
  /** Transitions that the history tells of inside of Maps' items. */
  readonly item_transitions: number;
  /** Events that the history tells of the Maps' items. */
  readonly item_events: number;
  /** Items that the Maps had to run, by what the step before them gave out. */
  readonly items: number;
  /** Events of the history; there is a limit of 25,000. */
  readonly events: number;
  /** The largest input or output of a state; there is a limit of 262,144. */
  readonly max_payload_bytes: number;
}

const POLL_MS = 250;
const TIMEOUT_MS = 15 * 60_000;

/** Reads executions of the deployed state machine of ingestion from Step Functions. */
export function stateMachineRuns(aws_endpoint_url: string) {
  async function ask<T>(operation: string, json: object): Promise<T> {
    const target = `AWSStepFunctions.${operation}`;
    const call = { service: 'states', target, json };
    const answer = await callAws(aws_endpoint_url, awsCredentials(process.env), call, 60_000);
    if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
    return JSON.parse(answer.text) as T;
  }

  async function findExecution(fileId: string): Promise<string | undefined> {
    const { stateMachines } = await ask<{ stateMachines: { name: string; stateMachineArn: string }[] }>(
      'ListStateMachines',
      {},
    );
    const machine = stateMachines.find(({ name }) => name.endsWith('-ingestion'));
    if (machine === undefined) throw new Error('there is no state machine of ingestion');
    const { stateMachineArn } = machine;
    const { executions } = await ask<{ executions: { executionArn: string }[] }>('ListExecutions', { stateMachineArn });
    for (const { executionArn } of executions) {
      const { input } = await ask<{ input: string }>('DescribeExecution', { executionArn });
      if (input.includes(fileId)) return executionArn;
    }
    return undefined;
  }

  return {
    /** Waits until the execution of a file has ended well. @throws Error with what the execution says otherwise */
    async ofFile(fileId: string): Promise<MachineRun> {
      const giveUpAt = performance.now() + TIMEOUT_MS;
      let executionArn: string | undefined;
      while (performance.now() < giveUpAt) {
        executionArn ??= await findExecution(fileId);
        if (executionArn !== undefined) {
          const found = await ask<{ status: string; startDate: number; stopDate?: number; cause?: string }>(
            'DescribeExecution',
            { executionArn },
          );
          if (found.status === 'SUCCEEDED' && found.stopDate !== undefined) {
            return runOf(await history(executionArn), (found.stopDate - found.startDate) * 1000);
          }
          if (found.status !== 'RUNNING') throw new Error(`the ingestion ended ${found.status}: ${found.cause}`);
        }
        await sleep(POLL_MS);
      }
      throw new Error(`no end of the ingestion of ${fileId} within ${TIMEOUT_MS} ms`);
    },
  };

  async function history(executionArn: string): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const request = { executionArn, maxResults: 1_000, includeExecutionData: true, nextToken };
      const page = await ask<{ events: HistoryEvent[]; nextToken?: string }>('GetExecutionHistory', request);
      events.push(...page.events);
      ({ nextToken } = page);
    } while (nextToken !== undefined);
    return events;
  }
}

/** Each Map runs once for every batch that was laid out. */
function itemsOf(events: readonly HistoryEvent[]): number {
  const maps = events.filter(({ type }) => type === 'MapStateEntered').length;
  for (const { stateExitedEventDetails } of events) {
    const output = JSON.parse(stateExitedEventDetails?.output ?? 'null') as { batches?: unknown[] } | null;
    if (output?.batches !== undefined) return maps * output.batches.length;
  }
  return 0;
}

/** States outside the Maps follow one another, so an entry belongs to the next exit of the same name. */
function runOf(events: readonly HistoryEvent[], ms: number): MachineRun {
  const entered = new Map<string, number>();
  const states = new Map<string, number>();
  let transitions = 0;
  let inside: string | undefined;
  for (const { type, timestamp, stateEnteredEventDetails, stateExitedEventDetails } of events) {
    const name = stateEnteredEventDetails?.name ?? stateExitedEventDetails?.name;
    if (name === undefined || (inside !== undefined && inside !== name)) continue;
    if (type.endsWith('StateEntered')) {
      transitions += 1;
      entered.set(name, timestamp);
      if (type === 'MapStateEntered') inside = name;
    } else {
      inside = undefined;
      states.set(name, (states.get(name) ?? 0) + (timestamp - (entered.get(name) ?? timestamp)) * 1000);
    }
  }
  const payloads = events.map(({ stateEnteredEventDetails: entry, stateExitedEventDetails: exit }) =>
    Buffer.byteLength(entry?.input ?? exit?.output ?? ''),
  );
  return {
    ms,
    states,
    transitions,
    item_transitions: events.filter(({ type }) => type.endsWith('StateEntered')).length - transitions,
    item_events: events.filter(({ type }) => type.startsWith('MapIteration')).length,
    items: itemsOf(events),
    events: events.length,
    max_payload_bytes: Math.max(0, ...payloads),
  };
}
