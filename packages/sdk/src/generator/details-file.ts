import type { OperationDetails, OperationField } from '../operation-details.ts';
import type { JsonSchema, OpenApiDocument } from './document.ts';
import type { GeneratedOperation } from './operation.ts';

/** A string, of whichever of several forms. */
function isText(schema: JsonSchema | undefined): boolean {
  const forms = schema?.anyOf ?? schema?.oneOf;
  return forms === undefined ? schema?.type === 'string' : forms.every(isText);
}

/** What a flag for a field would take; anything that is not scalar is JSON. */
function kindOf(schema: JsonSchema): Pick<OperationField, 'kind' | 'choices' | 'nullable'> {
  const choices = (schema.anyOf ?? schema.oneOf)?.filter((choice) => choice.type !== 'null');
  if (choices !== undefined) {
    const [only, ...others] = choices;
    const nullable = choices.length < (schema.anyOf ?? schema.oneOf ?? []).length;
    if (only === undefined || others.length > 0) return { kind: 'json' };
    return { ...kindOf(only), ...(nullable ? { nullable: true } : {}) };
  }
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  const nullable = [schema.type ?? []].flat().includes('null') ? { nullable: true as const } : {};
  const enumeration =
    schema.enum?.filter((value) => value !== null) ?? (schema.const === undefined ? [] : [schema.const]);
  const named = enumeration.length === 0 ? {} : { choices: enumeration.map(String) };
  if (types.length !== 1) return { kind: 'json' };
  switch (types[0]) {
    case 'string':
    case 'boolean':
    case 'integer':
    case 'number':
      return { kind: types[0], ...named, ...nullable };
    case 'array':
      return isText(schema.items) ? { kind: 'strings' } : { kind: 'json' };
    default:
      return { kind: 'json' };
  }
}

function field(name: string, schema: JsonSchema, required: boolean, description?: string): OperationField {
  const about = description ?? schema.description ?? '';
  return {
    name,
    ...kindOf(schema),
    ...(required ? { required: true } : {}),
    ...(about === '' ? {} : { description: about }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(schema.example === undefined ? {} : { example: schema.example }),
  };
}

/** A body of several forms as one: the fields of all of them, required where every form requires them. */
function merged(forms: readonly JsonSchema[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const form of forms) {
    for (const [name, schema] of Object.entries(form.properties ?? {})) {
      const known = properties[name];
      if (known === undefined) properties[name] = schema;
      else if (JSON.stringify(known) !== JSON.stringify(schema)) properties[name] = joined(known, schema);
    }
  }
  const required = (forms[0]?.required ?? []).filter((name) => forms.every((form) => form.required?.includes(name)));
  return { properties, required };
}

/** The field that tells the forms apart takes the values of all; another one that differs is JSON. */
function joined(one: JsonSchema, other: JsonSchema): JsonSchema {
  const values = (schema: JsonSchema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const about = one.description === undefined ? {} : { description: one.description };
  if (values(one).length === 0 || values(other).length === 0) return about;
  return { ...about, type: 'string', enum: [...new Set([...values(one), ...values(other)])] };
}

function detailsOf(operation: GeneratedOperation, document: OpenApiDocument): OperationDetails {
  const { source, params, query, body } = operation;
  const named = (schema: JsonSchema): JsonSchema =>
    schema.$ref === undefined ? schema : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? schema);
  const whole = body === undefined ? undefined : named(body);
  const shape = whole?.oneOf === undefined ? whole : merged(whole.oneOf.map(named));
  const required = new Set(shape?.required);
  const [media] = Object.values(source.requestBody?.content ?? {});
  const examples = [...Object.values(media?.examples ?? {}).map(({ value }) => value), media?.example];
  const example = examples.find((value) => value !== undefined);
  return {
    summary: source.summary,
    ...(source.description === undefined ? {} : { description: source.description }),
    ...(params.length === 0
      ? {}
      : { params: params.map(({ name, schema, description }) => field(name, schema, true, description)) }),
    ...(query.length === 0
      ? {}
      : {
          query: query.map(({ name, schema, required: must, description }) =>
            field(name, named(schema), must === true, description),
          ),
        }),
    ...(shape?.properties === undefined
      ? {}
      : {
          body: Object.entries(shape.properties).map(([name, schema]) =>
            field(name, named(schema), required.has(name), schema.description),
          ),
        }),
    ...(example === undefined ? {} : { example }),
  };
}

/** What a command line or a form has to say about each operation. Apart from the client, which does not need it. */
export function detailsFile(operations: readonly GeneratedOperation[], document: OpenApiDocument): string {
  const rows = operations.map((operation) => {
    const { row } = operation;
    return `  ${row.id}: ${JSON.stringify(detailsOf(operation, document), null, 2).replaceAll('\n', '\n  ')},\n`;
  });
  return `import type { OperationDetails } from '../operation-details.ts';\n\n/** By operation id. */\nexport const operationDetails: Readonly<Record<string, OperationDetails>> = {\n${rows.join('')}};\n`;
}
