import { z } from 'zod';

/** Longest text that a variable may carry, in characters. */
export const MAX_VARIABLE_LENGTH = 32_768;

const base = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower case letters, digits and _, beginning with a letter')
    .meta({ description: 'Name in the template', example: 'caller_name' }),
  description: z.string().max(500).default('').meta({ description: 'What it is for' }),
  required: z
    .boolean()
    .default(true)
    .meta({ description: 'Refuse a session that gives no value, unless there is a default; else it is empty' }),
};

/**
 * A declared variable of a prompt. A missing value becomes `default`; without a default it is an error where
 * `required`, else the empty string.
 */
export const promptVariableSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...base,
      type: z.literal('string'),
      default: z.string().max(4096).nullable().default(null),
      max_length: z
        .int()
        .min(1)
        .max(MAX_VARIABLE_LENGTH)
        .default(1000)
        .meta({ description: 'Longest accepted value in characters' }),
    }),
    z.strictObject({ ...base, type: z.literal('number'), default: z.number().nullable().default(null) }),
    z.strictObject({ ...base, type: z.literal('boolean'), default: z.boolean().nullable().default(null) }),
    z.strictObject({
      ...base,
      type: z.literal('enum'),
      values: z.array(z.string().min(1).max(200)).min(1).max(100).meta({ description: 'Accepted values' }),
      default: z.string().max(200).nullable().default(null),
    }),
  ])
  .meta({ id: 'PromptVariable', description: 'Declared variable of a template' });
export type PromptVariable = z.output<typeof promptVariableSchema>;

/** A value of a variable. */
export const variableValueSchema = z.union([z.string().max(MAX_VARIABLE_LENGTH), z.number(), z.boolean()]);
export type VariableValue = z.output<typeof variableValueSchema>;

/** Values by name, as sessions and renderings take them. Their fit is checked against the declared variables. */
export const variableValuesSchema = z
  .record(z.string().min(1).max(64), variableValueSchema)
  .refine((values) => Object.keys(values).length <= 200, 'must have at most 200 values')
  .meta({ description: "Values of the prompt's variables", example: { caller_name: 'Ada' } });
export type VariableValues = z.output<typeof variableValuesSchema>;

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Why a value does not fit its variable, in words; undefined where it fits. Numbers and truth values may come as text. */
export function misfitOf(variable: PromptVariable, value: VariableValue): string | undefined {
  switch (variable.type) {
    case 'string':
      if (typeof value !== 'string') return 'must be a string';
      return value.length <= variable.max_length ? undefined : `must have at most ${variable.max_length} characters`;
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value))
        ? undefined
        : 'must be a number';
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? undefined : 'must be true or false';
    case 'enum':
      return typeof value === 'string' && variable.values.includes(value)
        ? undefined
        : `must be one of: ${variable.values.join(', ')}`;
  }
}
