import { canonicalJson, type JsonValue, sha256Hex } from '@patchbay/core/kernel';
import type { CreateIndexesOptions, Db, Document } from 'mongodb';
import type { CollectionDefinition, IndexDefinition } from '../collections/collection-definition.ts';
import { COLLECTIONS } from '../collections/index.ts';
import { validatorOf } from '../schema/validator.ts';
import type { Migration } from './migration.ts';

interface Plan {
  readonly name: string;
  readonly validator: Document;
  readonly indexes: readonly { readonly keys: Document; readonly options: CreateIndexesOptions & { name: string } }[];
}

/** What the database must look like, from the definitions of the collections. */
export function planOf(definition: CollectionDefinition<{ id: string }>): Plan {
  return {
    name: definition.name,
    validator: validatorOf(definition),
    indexes: [...definition.indexes, ...(definition.platform_indexes ?? [])].map((index) => ({
      keys: { ...index.keys },
      options: indexOptions(index),
    })),
  };
}

function indexOptions(index: IndexDefinition): CreateIndexesOptions & { name: string } {
  return {
    name: Object.entries(index.keys)
      .map(([field, direction]) => `${field}_${direction}`)
      .join('_'),
    ...(index.unique === undefined ? {} : { unique: true }),
    ...(index.partial_filter === undefined ? {} : { partialFilterExpression: index.partial_filter }),
    ...(index.expire_after_seconds === undefined ? {} : { expireAfterSeconds: index.expire_after_seconds }),
  };
}

/** Makes one collection as planned: it is created, or its validator and indexes are brought up to date. */
async function apply(database: Db, plan: Plan, exists: boolean): Promise<void> {
  if (exists) await database.command({ collMod: plan.name, ...validation(plan) });
  else await database.createCollection(plan.name, validation(plan));
  const collection = database.collection(plan.name);
  const wanted = new Map(plan.indexes.map((index) => [index.options.name, index]));
  const present = exists ? await collection.indexes() : [];
  for (const index of present) {
    const name = index.name ?? '';
    if (name === '_id_') continue;
    if (!sameIndex(index, wanted.get(name))) await collection.dropIndex(name);
  }
  if (wanted.size === 0) return;
  await collection.createIndexes([...wanted.values()].map(({ keys, options }) => ({ key: keys, ...options })));
}

const validation = ({ validator }: Plan) =>
  ({ validator, validationLevel: 'strict', validationAction: 'error' }) as const;

function sameIndex(present: Document, wanted: Plan['indexes'][number] | undefined): boolean {
  if (wanted === undefined) return false;
  const { unique, partialFilterExpression, expireAfterSeconds } = present;
  const options = { unique, partialFilterExpression, expireAfterSeconds };
  const { name: _name, ...wantedOptions } = wanted.options;
  const text = (keys: unknown, rest: object) => JSON.stringify(keys) + canonicalJson(rest as JsonValue);
  return text(present['key'], options) === text(wanted.keys, wantedOptions);
}

const plans = COLLECTIONS.map(planOf);

/**
 * Collections, validators and indexes as the definitions say. An index that no definition names is dropped, so that
 * what runs is what is written.
 */
export const migration: Migration = {
  id: '0001-collections',
  checksum: sha256Hex(JSON.stringify(plans)),
  async up(database) {
    const existing = await database.listCollections({}, { nameOnly: true }).toArray();
    const names = new Set(existing.map((collection) => collection.name));
    // Side by side, as far as the client's pool goes: it is most of the time that a new database takes.
    await Promise.all(plans.map((plan) => apply(database, plan, names.has(plan.name))));
  },
};
