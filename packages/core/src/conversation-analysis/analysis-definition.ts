import { z } from 'zod';
import { AppError, canonicalJson, type JsonValue } from '../kernel/index.ts';
import {
  assertModelCredentials,
  type CredentialRepository,
  type ModelReference,
} from '../provider-credentials/index.ts';
import { llmConfigSchema } from '../runtime-config/index.ts';
import { parameterIssues } from '../tool-registry/index.ts';
import { defineRegistry, type RegistryDeps } from '../versioned-registry/index.ts';

/** Largest schema as JSON: the model reads it with every transcript. */
const MAX_SCHEMA_LENGTH = 32_768;

const instructions = z
  .string()
  .trim()
  .min(1)
  .max(4_096)
  .optional()
  .meta({ description: 'What to look at, in words for the model', example: 'Two sentences, in the past tense.' });

/** A thing that a conversation should have reached. */
export const successCriterionSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower case letters, digits and _, beginning with a letter')
    .meta({ description: 'By which results and reports know it', example: 'appointment_booked' }),
  description: z.string().trim().min(1).max(1_024).meta({
    description: 'When it is met, so that two people would judge alike',
    example: 'A date and a time were agreed on, and the caller confirmed them.',
  }),
});

/** Content of a version: what is made of a conversation once it is over. What is left out is not made. */
export const analysisContentSchema = z
  .strictObject({
    instructions: instructions.meta({ description: 'For all parts: what the conversations are about' }),
    summary: z.strictObject({ instructions }).optional().meta({ description: 'A summary in words' }),
    success: z
      .strictObject({
        criteria: z
          .array(successCriterionSchema)
          .min(1)
          .max(20)
          .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'must not repeat a name'),
      })
      .optional()
      .meta({ description: 'Whether the conversation reached what it was for: all criteria are met' }),
    extraction: z
      .strictObject({
        instructions,
        schema: z
          .record(z.string(), z.unknown())
          .meta({ description: 'JSON Schema of the data, an object with named properties; as parameters of tools' }),
      })
      .optional()
      .meta({ description: 'Data that is read out of the conversation' }),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or pt-BR')
      .optional()
      .meta({ description: 'Language of what is written; without it that of the conversation', example: 'en' }),
    llm: llmConfigSchema,
    max_transcript_tokens: z.int().min(1_000).max(200_000).default(32_000).meta({
      description:
        'Of a longer transcript the beginning and the end are read, and the result says so. Counted as UTF-8 bytes / 3, which is rarely fewer than a model counts',
    }),
  })
  .meta({ id: 'AnalysisDefinitionContent', description: 'What is made of a conversation once it is over' });
export type AnalysisContent = z.output<typeof analysisContentSchema>;

/**
 * Something must be asked for, and the schema must be one that models take.
 *
 * @throws AppError `unprocessable` with the path of the first offending place and all of them in details.issues.
 */
function checkAnalysis({ summary, success, extraction }: AnalysisContent): void {
  if (summary === undefined && success === undefined && extraction === undefined) {
    const message = 'content must have summary, success or extraction: there would be nothing to do.';
    throw new AppError('unprocessable', { message, param: 'content' });
  }
  if (extraction === undefined) return;
  const root = 'content.extraction.schema';
  const issues = parameterIssues(extraction.schema).map(({ path, message }) => ({
    param: path === '' ? root : `${root}.${path}`,
    message,
  }));
  if (issues.length === 0 && canonicalJson(extraction.schema as JsonValue).length > MAX_SCHEMA_LENGTH) {
    issues.push({ param: root, message: `must have at most ${MAX_SCHEMA_LENGTH} characters as JSON` });
  }
  const [first] = issues;
  if (first === undefined) return;
  throw new AppError('unprocessable', {
    message: `${first.param} ${first.message}.`,
    param: first.param,
    details: { issues: issues.slice(0, 50) },
  });
}

/** Analysis definitions: what is made of conversations afterwards. */
export const analysisDefinitionRegistry = defineRegistry({
  entity: 'analysis_definition',
  plural: 'analysis_definitions',
  id_field: 'analysis_definition_id',
  noun: 'analysis definition',
  content: analysisContentSchema,
  check: checkAnalysis,
  reference_errors: ['reference_not_found', 'reference_archived'],
  example: {
    summary: { instructions: 'Two sentences, in the past tense.' },
    success: {
      criteria: [
        {
          name: 'appointment_booked',
          description: 'A date and a time were agreed on, and the caller confirmed them.',
        },
      ],
    },
    extraction: {
      schema: {
        type: 'object',
        properties: {
          caller_name: { type: ['string', 'null'], description: 'As the caller said it; null if not said' },
          appointment_at: { type: ['string', 'null'], description: 'ISO 8601; null if none was agreed on' },
        },
        required: ['caller_name', 'appointment_at'],
        additionalProperties: false,
      },
    },
    llm: { provider: 'openai', model: 'gpt-4o-mini', temperature: 0 },
  },
});

/** What the schema cannot know: each credential exists and is one of the provider that it stands with. */
export function checkAnalysisReferences(
  credentials: Pick<CredentialRepository, 'get'>,
): NonNullable<RegistryDeps<AnalysisContent>['checkReferences']> {
  return (scope, { llm }, { work }) => {
    const standIns = (llm.fallbacks ?? []).map((entry, index) => ({ ...entry, path: `llm.fallbacks.${index}` }));
    const references: ModelReference[] = [{ ...llm, path: 'llm' }, ...standIns];
    return assertModelCredentials(credentials, scope, references, work);
  };
}
