import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { failStep, steps } from '../../../functions/ingestion/steps.ts';
import { runExecution, type StepWork } from '../../ingestion/support/state-machine.ts';
import type { Random } from '../poison/random.ts';
import type { FaultyKnowledge, Start } from './faulty-knowledge.ts';
import type { Death } from './step-order.ts';

/** As the state machine repeats a step: once, and six times more. */
const ATTEMPTS = 7;

/** What goes wrong in an execution, decided before it begins. */
export interface ExecutionFaults {
  readonly attempts: number;
  /** Of the nth call of a step's function. */
  readonly deaths: ReadonlyMap<number, Death>;
  /** The whole execution is gone before this call: nobody repeats anything, nobody records a failure. */
  readonly gone_before: number;
  /** How long the nth try of a step in a row that throws is waited for; default: not at all. */
  readonly pause_ms?: (nth: number) => number;
  /** Bytes of whatever a step is given and answers: all that the state carries. */
  readonly onPayload?: (bytes: number) => void;
}

export const NO_FAULTS: ExecutionFaults = { attempts: ATTEMPTS, deaths: new Map(), gone_before: Infinity };

type Typical = FaultyKnowledge['processes']['typical'];

/** How a process dies in some step: chosen for the longest, so that a death may come after the work of a short one. */
function deathOf(random: Random, typical: Typical): Death {
  const [ms, sends] = [...typical.values()].reduce(
    ([most_ms, most_sends], one) => [Math.max(most_ms, one.ms), Math.max(most_sends, one.sends)],
    [20, 5],
  );
  if (random.below(2) === 0) return { after_ms: random.below(Math.ceil(ms)) };
  return { nth_send: 1 + random.below(sends), when: random.below(2) === 0 ? 'before' : 'after' };
}

/** Draws what goes wrong: none, or one or two deaths that retries outlast, now and then more than that. */
export function drawFaults(random: Random, typical: Typical): ExecutionFaults {
  const deaths = new Map<number, Death>();
  const most = random.below(3);
  for (let at = 0; at < most; at += 1) deaths.set(random.below(9), deathOf(random, typical));
  return {
    deaths,
    attempts: random.below(6) === 0 ? 1 + random.below(2) : ATTEMPTS,
    gone_before: random.below(7) === 0 ? random.below(10) : Infinity,
  };
}

class Gone extends Error {}

/** Whether the execution came to its end; `gone` where nobody will know. */
export async function execute(
  { processes }: FaultyKnowledge,
  start: Start,
  { attempts, deaths, gone_before, pause_ms, onPayload }: ExecutionFaults = NO_FAULTS,
): Promise<'ended' | 'failed' | 'gone'> {
  const all = failStep === undefined ? [...steps] : [...steps, failStep];
  let calls = 0;
  const note = (payload: unknown) => onPayload?.(Buffer.byteLength(JSON.stringify(payload) ?? ''));
  let thrown = 0;
  let failing = false;
  const call = (id: string) => async (input: unknown) => {
    failing ||= id === failStep?.id;
    const nth = calls;
    calls += 1;
    if (nth >= gone_before) throw new Gone();
    try {
      note(input);
      const output = await processes.run(id, input, deaths.get(nth));
      note(output);
      thrown = 0;
      return output;
    } catch (error) {
      thrown += 1;
      if (pause_ms !== undefined) await setTimeout(pause_ms(thrown));
      throw error;
    }
  };
  const work: StepWork = Object.fromEntries(all.map(({ id }) => [id, call(id)]));
  const source = typeof start === 'string' ? { bucket: 'files', key: start } : { index_entry: start };
  try {
    await runExecution(work, source, `arn:aws:states:execution:${randomUUID()}`, { attempts });
  } catch {
    return 'gone';
  }
  return failing ? 'failed' : 'ended';
}
