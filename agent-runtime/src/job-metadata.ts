import { type DispatchMetadata, dispatchMetadataSchema } from '@patchbay/core/session-orchestrator';
import { z } from 'zod';
import { type ConversationPlan, conversationPlanSchema } from './session/conversation-plan.ts';

const jobMetadataSchema = z.strictObject({ dispatch: dispatchMetadataSchema, plan: conversationPlanSchema });

/** What a job process is told: who dispatched it, and the conversation it is to hold or why there is none. */
export interface JobMetadata {
  readonly dispatch: DispatchMetadata;
  readonly plan: ConversationPlan;
}

/** Metadata of the LiveKit dispatch, as the session orchestrator wrote it; null when it is not ours to serve. */
export function parseDispatch(metadata: string): DispatchMetadata | null {
  try {
    return dispatchMetadataSchema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** Text that carries a loaded conversation from the worker to its job process. */
export function writeJobMetadata(metadata: JobMetadata): string {
  return JSON.stringify(metadata);
}

/**
 * Reads it back in the job process.
 *
 * @throws ZodError or SyntaxError when the worker did not prepare the job: a programming error, not a user's.
 */
export function readJobMetadata(metadata: string): JobMetadata {
  return jobMetadataSchema.parse(JSON.parse(metadata));
}
