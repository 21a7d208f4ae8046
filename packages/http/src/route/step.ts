import type { z } from 'zod';
import type { Capability } from './capability.ts';

/**
 * A step of the ingestion state machine as data: infra builds the Lambda, its grants and the state from it.
 * A step returns a value for permanent failures (`{ outcome: 'failed', code }`) and throws only what a retry may mend.
 */
export interface Step<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** camelCase; the folder under functions/ingestion or functions/calls and the Lambda have the same name in kebab-case. */
  readonly id: string;
  readonly summary: string;
  /** Payload in: ids and S3 keys only. */
  readonly input: I;
  /** Payload out: ids and S3 keys only. */
  readonly output: O;
  readonly uses: readonly Capability[];
  readonly memory_mb: number;
  readonly timeout_seconds: number;
  /** Room on the local disk in MiB, where more than the 512 that every function has is needed. */
  readonly disk_mb?: number;
  /**
   * Run once for each item of this list in the previous step's output (a Map state), at most so many at once. An item
   * arrives under the name `as`, beside those fields of the output that `with` names: what all items have in common is
   * said once.
   */
  readonly for_each?: {
    readonly items: string;
    readonly as: string;
    readonly with: readonly string[];
    readonly max_concurrency: number;
  };
  /** Of steps of ingestion: percent of the whole that is done when the step begins, for `GET /v1/files/{id}`. */
  readonly percent?: number;
}

/** The steps of an outbound call, each by its part in it. */
export interface CallSteps {
  readonly prepare: Step;
  readonly dial: Step;
  readonly watch: Step;
  readonly fail: Step;
}

/** Declares a step and keeps the exact types of its schemas for the handler. */
export function defineStep<I extends z.ZodType, O extends z.ZodType>(step: Step<I, O>): Step<I, O> {
  return step;
}
