import { z } from 'zod';
import { idSchema, jsonValueSchema, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { versionNumberField } from '../versioned-registry/index.ts';

const ANALYSIS_STATUSES = ['pending', 'running', 'completed', 'failed'] as const;

/** Why an analysis came to nothing. */
const ANALYSIS_ERRORS = {
  nothing_said: 'Nothing was said in the session: there is nothing to analyse.',
  invalid_answer: 'The model did not give an answer that fits the definition.',
  provider_failed: 'The model could not be reached, or did not answer.',
  definition_unusable: 'The definition cannot be carried out as it is.',
  gave_up: 'The analysis did not come to an end after several attempts: ask for another.',
} as const;
export type AnalysisErrorCode = keyof typeof ANALYSIS_ERRORS;

const count = z.int().min(0);

/** Tokens that an analysis cost, over all of its tries. */
export const analysisUsageSchema = z.object({
  input_tokens: count,
  input_cached_tokens: count,
  output_tokens: count,
});
export type AnalysisUsage = z.infer<typeof analysisUsageSchema>;

const judgedCriterionSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  rationale: z.string().meta({ description: "The model's reason, in a sentence" }),
});

/** What a model made of a conversation. */
export const sessionAnalysisSchema = z
  .object({
    object: z.literal('session_analysis'),
    id: idSchema('session_analysis'),
    tenant_id: idSchema('tenant'),
    session_id: idSchema('session'),
    agent_id: idSchema('agent'),
    analysis_definition_id: idSchema('analysis_definition'),
    analysis_definition_version: versionNumberField,
    trigger: z.enum(['session_ended', 'request']).meta({ description: 'What asked for it' }),
    status: z.enum(ANALYSIS_STATUSES),
    summary: z.string().nullable().meta({ description: 'null unless the definition asks for one' }),
    success: z
      .object({
        passed: z.boolean().meta({ description: 'All criteria are met' }),
        criteria: z.array(judgedCriterionSchema),
      })
      .nullable(),
    data: z
      .record(z.string(), jsonValueSchema)
      .nullable()
      .meta({ description: 'What was read out of the conversation; it fits the schema of the definition' }),
    transcript: z
      .object({
        turns: count,
        turns_used: count,
        is_truncated: z.boolean().meta({ description: 'Turns in the middle were left out: it was too long' }),
      })
      .nullable()
      .meta({ description: 'What the model read; null until it was read' }),
    model: z
      .object({ provider: z.string(), model: z.string() })
      .nullable()
      .meta({ description: 'Which model answered; null until one did' }),
    usage: analysisUsageSchema.meta({ description: 'Tokens used so far, tries that failed included' }),
    error: z
      .object({ code: z.enum(Object.keys(ANALYSIS_ERRORS) as AnalysisErrorCode[]), message: z.string() })
      .nullable()
      .meta({ description: 'Why it failed' }),
    attempt: count.meta({ description: 'How many workers took it' }),
    created_by: subjectSchema,
    created_at: timeField,
    started_at: timeField.nullable(),
    completed_at: timeField.nullable().meta({ description: 'When it was completed or failed' }),
  })
  .meta({ id: 'SessionAnalysis', description: 'What a model made of a conversation once it was over' });
export type SessionAnalysis = z.infer<typeof sessionAnalysisSchema>;

/** Body of `POST /v1/sessions/{session_id}/analyses`. */
export const createAnalysisSchema = z
  .strictObject({
    analysis_definition_id: idSchema('analysis_definition')
      .optional()
      .meta({ description: 'The one that the session is pinned to unless given' }),
    analysis_definition_version: versionNumberField
      .optional()
      .meta({ description: 'The pinned version, or the newest of the definition named' }),
  })
  .refine((body) => body.analysis_definition_version === undefined || body.analysis_definition_id !== undefined, {
    path: ['analysis_definition_id'],
    message: 'is required with analysis_definition_version',
  });
export type CreateAnalysis = z.output<typeof createAnalysisSchema>;

/** Query of `GET /v1/sessions/{session_id}/analyses`. */
export const listAnalysesSchema = z.strictObject({ ...pageQuery, status: z.enum(ANALYSIS_STATUSES).optional() });
export type ListAnalyses = z.output<typeof listAnalysesSchema>;

/** What is kept of an analysis besides what it shows. */
export interface StoredAnalysis extends SessionAnalysis {
  /** When somebody looks after it, unless it has ended by then. */
  readonly deadline_at: Date | null;
}

export const analysisError = (code: AnalysisErrorCode, detail?: string) => ({
  code,
  message: detail === undefined ? ANALYSIS_ERRORS[code] : `${ANALYSIS_ERRORS[code]} ${detail}`,
});

/** An analysis without what only we keep of it. */
export function shownAnalysis({ deadline_at: _deadline, ...shown }: StoredAnalysis): SessionAnalysis {
  return shown;
}
