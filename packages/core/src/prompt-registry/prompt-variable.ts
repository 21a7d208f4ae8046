import { z } from 'zod';
import { templateNameField } from './prompt-include.ts';
import { MAX_PATTERN_LENGTH } from './text-pattern.ts';

/** Longest text that a variable may carry, in characters. */
export const MAX_VARIABLE_LENGTH = 32_768;

/** Most values that one session or rendering may give, and most variables that one prompt may have. */
export const MAX_VARIABLES = 200;

/** Most items of a list. */
const MAX_LIST_ITEMS = 1000;

const name = templateNameField.meta({ description: 'Name in the template', example: 'caller_name' });
const description = z.string().max(500).default('').meta({ description: 'What it is for' });
const required = z
  .boolean()
  .default(true)
  .meta({ description: 'Refuse a session that gives no value, unless there is a default; else it is empty' });
const maxLength = z
  .int()
  .min(1)
  .max(MAX_VARIABLE_LENGTH)
  .default(1000)
  .meta({ description: 'Longest accepted text in characters' });
const minimum = z.number().optional().meta({ description: 'Smallest accepted value' });
const maximum = z.number().optional().meta({ description: 'Largest accepted value' });
const texts = z.array(z.string().min(1).max(200)).min(1).max(100).optional().meta({ description: 'Accepted values' });
const numbers = z.array(z.number()).min(1).max(100).optional().meta({ description: 'Accepted values' });

const listItemSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('string'), max_length: maxLength, enum: texts }),
    z.strictObject({ type: z.literal('number'), minimum, maximum }),
    z.strictObject({ type: z.literal('integer'), minimum, maximum }),
  ])
  .meta({ id: 'PromptVariableItem', description: 'What the items of a list are' });

const base = { name, description, required };

/**
 * A declared variable of a prompt, in words of JSON Schema. A missing value becomes `default`; without a default it is
 * an error where `required`, else the empty text.
 */
export const promptVariableSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...base,
      type: z.literal('string'),
      default: z.string().max(4096).nullable().default(null),
      min_length: z.int().min(1).max(MAX_VARIABLE_LENGTH).optional().meta({ description: 'Shortest accepted text' }),
      max_length: maxLength,
      pattern: z
        .string()
        .min(1)
        .max(MAX_PATTERN_LENGTH)
        .optional()
        .meta({
          description:
            'Pattern that a text must have a part of: characters, classes and quantifiers between ^ and $, without ' +
            'groups, alternatives and look-arounds',
          example: '^[A-Z]{2}-\\d{4}$',
        }),
      enum: texts,
    }),
    z.strictObject({
      ...base,
      type: z.literal('number'),
      default: z.number().nullable().default(null),
      minimum,
      maximum,
      enum: numbers,
    }),
    z.strictObject({
      ...base,
      type: z.literal('integer'),
      default: z.int().nullable().default(null),
      minimum,
      maximum,
      enum: numbers,
    }),
    z.strictObject({ ...base, type: z.literal('boolean'), default: z.boolean().nullable().default(null) }),
    z.strictObject({
      ...base,
      type: z.literal('array'),
      items: listItemSchema,
      min_items: z.int().min(1).max(MAX_LIST_ITEMS).optional().meta({ description: 'Fewest accepted items' }),
      max_items: z.int().min(1).max(MAX_LIST_ITEMS).default(100).meta({ description: 'Most accepted items' }),
      default: z
        .array(z.union([z.string().max(1000), z.number()]))
        .max(100)
        .nullable()
        .default(null),
    }),
  ])
  .meta({ id: 'PromptVariable', description: 'Declared variable of a template, in words of JSON Schema' });
export type PromptVariable = z.output<typeof promptVariableSchema>;
export type PromptVariableItem = z.output<typeof listItemSchema>;

const scalarSchema = z.union([z.string().max(MAX_VARIABLE_LENGTH), z.number(), z.boolean()]);
export type ScalarValue = z.output<typeof scalarSchema>;

/** A value of a variable. */
export const variableValueSchema = z.union([scalarSchema, z.array(scalarSchema).max(MAX_LIST_ITEMS)]);
export type VariableValue = z.output<typeof variableValueSchema>;

/** Values by name, as sessions and renderings take them. Their fit is checked against the declared variables. */
export const variableValuesSchema = z
  .record(z.string().min(1).max(64), variableValueSchema)
  .refine((values) => Object.keys(values).length <= MAX_VARIABLES, `must have at most ${MAX_VARIABLES} values`)
  .meta({ description: "Values of the prompt's variables", example: { caller_name: 'Ada' } });
export type VariableValues = z.output<typeof variableValuesSchema>;
