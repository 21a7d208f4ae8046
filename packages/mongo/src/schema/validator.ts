import type { Document } from 'mongodb';
import { z } from 'zod';
import type { CollectionDefinition, FieldTypes } from '../collections/collection-definition.ts';
import { DOCUMENT_SCHEMAS } from '../collections/document-schemas.ts';

/** JSON Schema as zod writes it, as far as it is read here. */
interface JsonSchema {
  type?: string | string[];
  bsonType?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

const BSON_TYPES: Record<string, string> = {
  string: 'string',
  // A double with an integral value is a number to both sides; zod has checked integrality.
  number: 'number',
  integer: 'number',
  boolean: 'bool',
  object: 'object',
  array: 'array',
  null: 'null',
};

/**
 * The validator of a collection: the shape of its documents (types, required fields, closed words), without lengths
 * and patterns, which the schemas check at the edge. It catches what slips past them: a missing field, a date stored
 * as text, an ObjectId as `_id`.
 */
export function validatorOf(definition: CollectionDefinition<{ id: string }>): Document {
  const { name, schema } = definition;
  const shape = schema === 'core' ? fromZod(documentSchema(name)) : fromFieldTypes(schema);
  const { id: _id, ...properties } = (shape['properties'] ?? {}) as Document;
  const required = ((shape['required'] ?? []) as string[]).filter((name) => name !== 'id');
  return {
    $jsonSchema: {
      bsonType: 'object',
      required: ['_id', ...required],
      properties: { ...properties, _id: { bsonType: 'string' } },
    },
  };
}

function documentSchema(collection: string): z.ZodType {
  const schema = DOCUMENT_SCHEMAS[collection];
  if (schema === undefined) throw new Error(`${collection} has no schema in document-schemas.ts`);
  return schema;
}

function fromFieldTypes(fields: FieldTypes): Document {
  return {
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, bsonType]) => [name, { bsonType }])),
  };
}

function fromZod(schema: z.ZodType): Document {
  const json = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
    // `meta({ id })` names a component of OpenAPI; MongoDB has no references.
    metadata: z.registry(),
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: undefined, bsonType: 'date' });
    },
  });
  return structure(json as JsonSchema);
}

/** The part of a schema that MongoDB (JSON Schema draft 4) understands and that concerns structure. */
function structure(schema: JsonSchema): Document {
  const bson: Document = {};
  if (schema.bsonType !== undefined) bson['bsonType'] = schema.bsonType;
  else if (schema.type !== undefined) bson['bsonType'] = [schema.type].flat().map((type) => BSON_TYPES[type] ?? type);
  if (schema.const !== undefined) bson['enum'] = [schema.const];
  if (schema.enum !== undefined) bson['enum'] = schema.enum;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) bson['anyOf'] = alternatives.map(structure);
  if (schema.items !== undefined && !Array.isArray(schema.items)) bson['items'] = structure(schema.items);
  if (schema.required !== undefined && schema.required.length > 0) bson['required'] = schema.required;
  if (schema.properties !== undefined) {
    bson['properties'] = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, structure(property)]),
    );
  }
  return bson;
}
