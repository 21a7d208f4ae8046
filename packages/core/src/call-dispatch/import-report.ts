import { z } from 'zod';
import { descriptionField, idSchema, metadataField } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { versionNumberField } from '../versioned-registry/index.ts';
import { countryField, e164Field } from './phone-number.ts';

/** Most lines of one import; a longer file is imported in parts. */
export const MAX_IMPORT_LINES = 1_000;

/**
 * A line of an import. What is wrong with a number, an agent, a binding or an environment is reported for the line; so
 * these are bounded texts here.
 */
export const importLineSchema = z
  .strictObject({
    number: z.string().max(64).meta({ description: 'Phone number as people write it', example: '+49 30 12345678' }),
    agent_id: z.string().max(64).optional().meta({ description: 'Id of the agent, or else agent_name' }),
    agent_name: z.string().max(200).optional().meta({ description: 'Its name, where one agent alone has it' }),
    environment: z.string().max(63).optional().meta({ description: 'Environment; production for a new number' }),
    binding_id: z.string().max(64).optional().meta({ description: 'A binding of the agent, instead of environment' }),
    variables: variableValuesSchema.optional(),
    description: descriptionField.optional(),
    metadata: metadataField.optional(),
  })
  .meta({ id: 'InboundMappingImportLine' });
export type ImportLine = z.output<typeof importLineSchema>;

/** Body of `POST /v1/inbound-mappings/import`. */
export const importMappingsSchema = z.strictObject({
  entries: z.array(importLineSchema).min(1).max(MAX_IMPORT_LINES),
  default_country: countryField
    .optional()
    .meta({ description: 'Where numbers without a country code are dialled', example: 'DE' }),
  all_or_nothing: z.boolean().default(false).meta({ description: 'Apply no line where one fails' }),
});
export type ImportMappings = z.output<typeof importMappingsSchema>;

/** Why a line was not applied. */
const LINE_PROBLEMS = [
  'invalid_number',
  'invalid_entry',
  'duplicate_number',
  'agent_not_found',
  'agent_ambiguous',
  'agent_archived',
  'binding_not_found',
  'binding_archived',
  'number_in_use',
  'variables_do_not_fit',
] as const;

const lineProblemSchema = z
  .object({
    code: z.enum(LINE_PROBLEMS),
    message: z.string().meta({ description: 'What is wrong, and what to do' }),
    param: z.string().nullable().meta({ description: 'The field of the line' }),
  })
  .meta({ id: 'InboundMappingImportProblem' });
export type LineProblem = z.output<typeof lineProblemSchema>;

const importedLineSchema = z
  .object({
    index: z.int().min(0).meta({ description: 'Place of the line in entries, from 0' }),
    number: e164Field.nullable().meta({ description: 'The number in E.164; null where it is none' }),
    outcome: z.enum(['created', 'updated', 'unchanged', 'failed']),
    inbound_mapping_id: idSchema('inbound_mapping').nullable(),
    version: versionNumberField.nullable(),
    error: lineProblemSchema.nullable(),
  })
  .meta({ id: 'InboundMappingImportResult' });
export type ImportedLine = z.output<typeof importedLineSchema>;

/** What an import did, or, where it was not applied, would have done. */
export const importReportSchema = z
  .object({
    object: z.literal('inbound_mapping_import'),
    applied: z.boolean().meta({ description: 'False where all_or_nothing met a failed line: nothing was written' }),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    results: z.array(importedLineSchema).meta({ description: 'One a line, in the order of entries' }),
  })
  .meta({ id: 'InboundMappingImport', description: 'What became of each line' });
export type ImportReport = z.output<typeof importReportSchema>;
