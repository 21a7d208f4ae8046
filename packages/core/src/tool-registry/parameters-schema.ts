import { z } from 'zod';
import { inputWords } from '../kernel/index.ts';
import { untreatableReason } from './untreatable.ts';

/**
 * JSON Schema (2020-12) as far as language models' tool calling takes it: the structural keywords, no references, no
 * conditions. What passes here is a valid JSON Schema by its meta-schema (a test compares with ajv), and more: names
 * that models accept, patterns that compile, `required` that is declared.
 */
export interface ParameterSchema {
  type?: JsonType | JsonType[] | undefined;
  title?: string | undefined;
  description?: string | undefined;
  enum?: Scalar[] | undefined;
  const?: Scalar | undefined;
  default?: Scalar | Scalar[] | undefined;
  examples?: (Scalar | Scalar[])[] | undefined;
  properties?: Record<string, ParameterSchema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | ParameterSchema | undefined;
  minProperties?: number | undefined;
  maxProperties?: number | undefined;
  items?: ParameterSchema | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  uniqueItems?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  exclusiveMaximum?: number | undefined;
  multipleOf?: number | undefined;
  anyOf?: ParameterSchema[] | undefined;
  oneOf?: ParameterSchema[] | undefined;
  allOf?: ParameterSchema[] | undefined;
}

const jsonType = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
type JsonType = z.output<typeof jsonType>;
const scalar = z.union([z.string().max(4096), z.number(), z.boolean(), z.null()]);
type Scalar = z.output<typeof scalar>;

const count = z.int().min(0).optional();
const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const value = z.union([scalar, z.array(scalar).max(100)]);

/** Names of arguments that the providers' tool calling accepts (and that MongoDB can store as field names). */
const propertyName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be letters, digits, _ and -, at most 64');

const node: z.ZodType<ParameterSchema> = z.lazy(() =>
  z
    .strictObject({
      type: z.union([jsonType, z.array(jsonType).min(1).refine(distinct, 'must not repeat a type')]).optional(),
      title: z.string().max(200).optional(),
      description: z.string().max(4096).optional(),
      enum: z.array(scalar).min(1).max(500).refine(distinct, 'must not repeat a value').optional(),
      const: scalar.optional(),
      default: value.optional(),
      examples: z.array(value).max(20).optional(),
      properties: z.record(propertyName, node).optional(),
      required: z.array(z.string()).max(200).refine(distinct, 'must not repeat a name').optional(),
      additionalProperties: z.union([z.boolean(), node]).optional(),
      minProperties: count,
      maxProperties: count,
      items: node.optional(),
      minItems: count,
      maxItems: count,
      uniqueItems: z.boolean().optional(),
      minLength: count,
      maxLength: count,
      pattern: z.string().max(1000).refine(compiles, 'must be a regular expression').optional(),
      format: z.string().max(64).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      exclusiveMinimum: z.number().optional(),
      exclusiveMaximum: z.number().optional(),
      multipleOf: z.number().gt(0).optional(),
      anyOf: z.array(node).min(1).max(50).optional(),
      oneOf: z.array(node).min(1).max(50).optional(),
      allOf: z.array(node).min(1).max(50).optional(),
    })
    .superRefine((schema, context) => {
      for (const [index, name] of (schema.required ?? []).entries()) {
        if (!Object.hasOwn(schema.properties ?? {}, name)) {
          context.addIssue({ code: 'custom', path: ['required', index], message: `${name} is not in properties` });
        }
      }
    }),
);

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Something wrong with a schema, with its path below the schema. */
export interface SchemaIssue {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with the parameters of a tool; empty where they are valid. */
export function parameterIssues(parameters: unknown): SchemaIssue[] {
  const issues = schemaIssues(parameters);
  if (issues.length > 0) return issues;
  const { type } = parameters as ParameterSchema;
  return type === 'object' ? [] : [{ path: 'type', message: 'must be "object": arguments have names' }];
}

/** What is wrong with a JSON Schema of this subset, whatever it describes. */
export function schemaIssues(schema: unknown): SchemaIssue[] {
  const untreatable = untreatableReason(schema);
  if (untreatable !== undefined) return [{ path: '', message: untreatable }];
  const parsed = node.safeParse(schema, { error: inputWords });
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: explained(issue) }));
}

/** JSON Schema has more keywords than tool calling takes: what to do about the ones that people use most. */
const INSTEAD: Readonly<Record<string, string>> = {
  $ref: 'references are not understood by every model: write the schema in its place',
  $defs: 'write the schemas where they are used',
  definitions: 'write the schemas where they are used',
  if: 'conditions are not understood by models: describe them in words',
  not: 'describe in words what is not wanted',
  patternProperties: 'name the properties, or use additionalProperties',
};

function explained(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const hints = issue.keys.flatMap((key) => INSTEAD[key] ?? []);
  return [`has keywords that tool calling does not take: ${issue.keys.join(', ')}`, ...hints].join('; ');
}
