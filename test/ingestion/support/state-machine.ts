import type { IngestionInput, Step } from '@patchbay/http/route';
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

/**
 * Runs the steps as the state machine does that is generated from the same table (infra/constructs), in this process:
 * payloads pass the steps' schemas and JSON on every way, `failed` and thrown errors go to the fail step. Retries are
 * the callers': `attempts` says how often a step that throws is called.
 */
export async function runExecution(
  work: StepWork,
  source: IngestionInput,
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

  async function callEach(step: Step, input: Record<string, unknown>, each: NonNullable<Step['for_each']>) {
    const common = Object.fromEntries(each.with.map((field) => [field, input[field]]));
    for (const item of input[each.items] as unknown[]) await call(step, { ...common, [each.as]: item });
  }

  async function fail(failure: object): Promise<void> {
    if (failStep !== undefined) await call(failStep, { source, execution_arn, failure });
  }

  let payload: unknown = { source, execution_arn };
  for (const step of steps) {
    try {
      if (step.for_each === undefined) payload = await call(step, payload);
      else await callEach(step, payload as Record<string, unknown>, step.for_each);
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
