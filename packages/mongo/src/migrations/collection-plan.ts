import { canonicalJson, type JsonValue } from '@patchbay/core/kernel';
import type { CreateIndexesOptions, Document } from 'mongodb';
import type { CollectionDefinition, IndexDefinition } from '../collections/collection-definition.ts';
import { validatorOf } from '../schema/validator.ts';
import type { MigrationChange } from './migration.ts';

interface IndexPlan {
  readonly keys: Document;
  readonly options: CreateIndexesOptions & { readonly name: string };
}

/** What one collection must look like. */
export interface CollectionPlan {
  readonly name: string;
  readonly validator: Document;
  readonly indexes: readonly IndexPlan[];
}

/** What one collection looks like: its options as `listCollections` tells them, and its indexes. */
export interface CollectionState {
  readonly options: Document;
  readonly indexes: readonly Document[];
}

/** What the database must look like, from the definition of a collection. */
export function planOf(definition: CollectionDefinition<{ id: string }>): CollectionPlan {
  return {
    name: definition.name,
    validator: validatorOf(definition),
    indexes: [...definition.indexes, ...(definition.platform_indexes ?? [])].map((index) => ({
      keys: { ...index.keys },
      options: indexOptions(index),
    })),
  };
}

function indexOptions(index: IndexDefinition): IndexPlan['options'] {
  return {
    name: Object.entries(index.keys)
      .map(([field, direction]) => `${field}_${direction}`)
      .join('_'),
    ...(index.unique === undefined ? {} : { unique: true }),
    ...(index.partial_filter === undefined ? {} : { partialFilterExpression: index.partial_filter }),
    ...(index.expire_after_seconds === undefined ? {} : { expireAfterSeconds: index.expire_after_seconds }),
  };
}

/** What a validator is set with: nothing that does not fit comes in. */
export const validationOf = (validator: Document) =>
  ({ validator, validationLevel: 'strict', validationAction: 'error' }) as const;

/** What is missing between how a collection is and how it must be, in the order in which it is done. */
export function changesOf(plan: CollectionPlan, state: CollectionState | undefined): MigrationChange[] {
  const { name: collection, validator } = plan;
  const changes: MigrationChange[] = [];
  if (state === undefined) changes.push({ action: 'create_collection', collection, validator });
  else if (!sameValidation(state.options, validator)) changes.push({ action: 'set_validator', collection, validator });
  const wanted = new Map(plan.indexes.map((index) => [index.options.name, index]));
  const right = new Set<string>();
  for (const index of state?.indexes ?? []) {
    const name = String(index['name']);
    if (name === '_id_') continue;
    if (sameIndex(index, wanted.get(name))) right.add(name);
    else changes.push({ action: 'drop_index', collection, index: name });
  }
  for (const [index, { keys, options }] of wanted) {
    const { name: _name, ...rest } = options;
    if (!right.has(index)) changes.push({ action: 'create_index', collection, index, keys, options: rest });
  }
  return changes;
}

function sameValidation(options: Document, validator: Document): boolean {
  const { validator: present = {}, validationLevel = 'strict', validationAction = 'error' } = options;
  const text = (value: object) => canonicalJson(value as JsonValue);
  return text({ validator: present, validationLevel, validationAction }) === text(validationOf(validator));
}

function sameIndex(present: Document, wanted: IndexPlan | undefined): boolean {
  if (wanted === undefined) return false;
  const { unique, partialFilterExpression, expireAfterSeconds } = present;
  const options = { unique, partialFilterExpression, expireAfterSeconds };
  const { name: _name, ...wantedOptions } = wanted.options;
  const text = (keys: unknown, rest: object) => JSON.stringify(keys) + canonicalJson(rest as JsonValue);
  return text(present['key'], options) === text(wanted.keys, wantedOptions);
}
