import { escapeHtml, markdown } from './html.ts';

/** The part of JSON Schema that the document uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
}

/** Deeper than this a reader follows the named schema. */
const MAX_DEPTH = 6;

const refName = (ref: string): string => ref.split('/').at(-1) ?? ref;
const code = (value: unknown): string =>
  `<code>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</code>`;
const alternatives = (schema: SchemaNode): readonly SchemaNode[] | undefined =>
  schema.anyOf ?? schema.oneOf ?? schema.allOf;

/** What kind of value it is, in a few words. */
export function typeOf(schema: SchemaNode): string {
  if (schema.$ref !== undefined) {
    const name = escapeHtml(refName(schema.$ref));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(' | ');
  const options = alternatives(schema);
  if (options !== undefined) return options.map(typeOf).join(' | ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  const type = [schema.type ?? 'any'].flat().join(' | ');
  return escapeHtml(schema.format === undefined ? type : `${type} (${schema.format})`);
}

function boundsOf(schema: SchemaNode): string {
  const bounds: string[] = [];
  const range = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low !== undefined || high !== undefined) bounds.push(`${low ?? ''}–${high ?? ''}${unit}`);
  };
  range(schema.minLength, schema.maxLength, ' characters');
  range(schema.minItems, schema.maxItems, ' items');
  range(schema.minimum, schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum, '');
  if (schema.default !== undefined) bounds.push(`default ${code(schema.default)}`);
  return bounds.length === 0 ? '' : ` <small>${bounds.join(', ')}</small>`;
}

/** One named value: a field, a parameter. */
export function fieldView(name: string, schema: SchemaNode, required: boolean, depth = 0): string {
  const must = required ? ' <small>required</small>' : '';
  const about = schema.description === undefined ? '' : markdown(schema.description);
  return `<li><code>${escapeHtml(name)}</code> ${typeOf(schema)}${must}${boundsOf(schema)}${about}${schemaView(schema, depth + 1)}</li>`;
}

/** The fields inside a schema; empty for plain values and for references. */
export function schemaView(schema: SchemaNode, depth = 0): string {
  if (depth > MAX_DEPTH || schema.$ref !== undefined) return '';
  if (schema.items !== undefined) return schemaView(schema.items, depth);
  const options = alternatives(schema);
  if (options !== undefined) return options.map((option) => schemaView(option, depth)).join('');
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    fieldView(name, field, schema.required?.includes(name) === true, depth),
  );
  if (typeof schema.additionalProperties === 'object' && Object.keys(schema.additionalProperties).length > 0) {
    fields.push(fieldView('any other name', schema.additionalProperties, false, depth));
  }
  return fields.length === 0 ? '' : `<ul class="fields">${fields.join('')}</ul>`;
}
