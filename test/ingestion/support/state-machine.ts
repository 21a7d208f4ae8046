import { DOCUMENT_FAILED, type Step } from '@patchbay/http/route';
import { failStep, steps } from '../../../functions/ingestion/steps.ts';

/** The work of each step, by its id: what its Lambda does with its checked input. */
// biome-ignore lint/suspicious/noExplicitAny: steps take and give payloads of every shape
export type StepWork = Readonly<Record<string, (input: any) => Promise<unknown>>>;

/** One run of the table of steps. */
export interface Execution {
  readonly execution_arn: string;
  /** Ids of the steps in the order in which they ran; a Map's item by item. */
  readonly ran: string[];
}

interface Outcome {
  readonly outcome?: string;
}

const outcomeOf = (output: unknown) => (output as Outcome | null)?.outcome;

class ItemFailed extends Error {
  constructor(output: unknown) {
    super(JSON.stringify(output));
    this.name = DOCUMENT_FAILED;
  }
}

/**
 * Runs the steps as the state machine does that is generated from the same table (infra/constructs), in this process:
 * payloads pass the steps' schemas and JSON on every way, `failed` and thrown errors go to the fail step. Retries are
 * the callers': `attempts` says how often a step that throws is called.
 */
export async function runExecution(
  work: StepWork,
  source: { bucket: string; key: string },
  execution_arn: string,
  { attempts = 1 }: { attempts?: number } = {},
): Promise<Execution> {
  const ran: string[] = [];

  async function call(step: Step, payload: unknown): Promise<unknown> {
    const run = work[step.id];
    if (run === undefined) throw new Error(`no work for ${step.id}`);
    for (let attempt = 1; ; attempt += 1) {
      ran.push(step.id);
      try {
        const input = step.input.parse(JSON.parse(JSON.stringify(payload)));
        return JSON.parse(JSON.stringify(step.output.parse(await run(input))));
      } catch (error) {
        if (attempt >= attempts) throw error;
      }
    }
  }

  async function callEach(step: Step, items: readonly unknown[]): Promise<void> {
    for (const item of items) {
      const output = await call(step, item);
      if (outcomeOf(output) === 'failed') throw new ItemFailed(output);
    }
  }

  async function fail(failure: object): Promise<void> {
    if (failStep !== undefined) await call(failStep, { source, execution_arn, failure });
  }

  let payload: unknown = { source, execution_arn };
  for (const step of steps) {
    try {
      if (step.for_each === undefined) payload = await call(step, payload);
      else await callEach(step, (payload as Record<string, unknown[]>)[step.for_each.items] ?? []);
    } catch (error) {
      const { name, message } = error as Error;
      await fail({ Error: name, Cause: message });
      break;
    }
    if (outcomeOf(payload) === 'done') break;
    if (outcomeOf(payload) === 'failed') {
      await fail(payload as object);
      break;
    }
  }
  return { execution_arn, ran };
}
