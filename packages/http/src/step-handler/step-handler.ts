import { createLogger, type Logger } from '@patchbay/observability';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Compose } from '../handler/index.ts';
import type { Step } from '../route/index.ts';

/** What a step gets besides its input and services. */
export interface StepContext {
  readonly log: Logger;
  readonly request_id: string;
}

/** A Lambda task of the state machine. */
export type StepLambda<I, O> = (input: I, context: Context) => Promise<O>;

/** Settings a module's `compose()` may return for its steps. */
interface StepServices {
  readonly log?: Logger;
}

const fallbackLog = createLogger({ level: 'info' });

/** Ids in a payload, for the logs. */
function idsOf(input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(Object.entries(input).filter(([key]) => key.endsWith('_id')));
}

/**
 * The Lambda of an ingestion step. Input and output are checked against the step's schemas, so that a wrong payload
 * stops where it was made. What `run` throws is thrown on, and the state machine retries it; a permanent failure is a
 * returned value.
 */
export function stepHandler<I extends z.ZodType, O extends z.ZodType, Services extends object>(
  step: Step<I, O>,
  compose: Compose<Services>,
  run: (input: z.output<I>, services: Services, context: StepContext) => z.input<O> | Promise<z.input<O>>,
): StepLambda<z.input<I>, z.output<O>> {
  return async (payload, context) => {
    const started = performance.now();
    const request_id = context.awsRequestId;
    let log = fallbackLog.child({ step: step.id, request_id, ...idsOf(payload) });
    try {
      const services = await compose();
      const settings: StepServices = services;
      if (settings.log !== undefined) log = settings.log.child({ step: step.id, request_id, ...idsOf(payload) });
      const input = step.input.parse(payload);
      const output = step.output.parse(await run(input, services, { log, request_id }));
      log.info('step done', { duration_ms: Math.round(performance.now() - started) });
      return output;
    } catch (error) {
      log.error('step failed', { duration_ms: Math.round(performance.now() - started), error });
      throw error;
    }
  };
}
