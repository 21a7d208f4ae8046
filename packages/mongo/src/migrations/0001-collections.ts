import { canonicalJson, type JsonValue, sha256Hex } from '@patchbay/core/kernel';
import type { Db } from 'mongodb';
import { COLLECTIONS } from '../collections/index.ts';
import { changesOf, planOf, validationOf } from './collection-plan.ts';
import type { Migration, MigrationChange } from './migration.ts';

/** In one order, whatever module was evaluated first: a checksum says what is brought about and nothing else. */
const plans = COLLECTIONS.map(planOf).sort((a, b) => (a.name < b.name ? -1 : 1));

/** What is to be done, by collection. */
async function missing(database: Db): Promise<MigrationChange[][]> {
  const present = await database.listCollections().toArray();
  const options = new Map(present.map((info) => [info.name, ('options' in info && info.options) || {}]));
  return Promise.all(
    plans.map(async (plan) => {
      const known = options.get(plan.name);
      if (known === undefined) return changesOf(plan, undefined);
      return changesOf(plan, { options: known, indexes: await database.collection(plan.name).indexes() });
    }),
  );
}

/** Does what was planned for one collection, all its new indexes in one pass over the documents. */
async function apply(database: Db, changes: readonly MigrationChange[]): Promise<void> {
  for (const change of changes) {
    const { collection: name } = change;
    if (change.action === 'create_collection') await database.createCollection(name, validationOf(change.validator));
    if (change.action === 'set_validator') {
      await database.command({ collMod: name, ...validationOf(change.validator) });
    }
    if (change.action === 'drop_index') await database.collection(name).dropIndex(change.index);
  }
  const created = changes.flatMap((change) => (change.action === 'create_index' ? [change] : []));
  const [first] = created;
  if (first === undefined) return;
  const specifications = created.map(({ index, keys, options }) => ({ key: keys, name: index, ...options }));
  await database.collection(first.collection).createIndexes(specifications);
}

/**
 * Collections, validators and indexes as the definitions say. An index that no definition names is dropped, so that
 * what runs is what is written.
 */
export const migration: Migration = {
  id: '0001-collections',
  kind: 'repeatable',
  checksum: sha256Hex(canonicalJson(plans as unknown as JsonValue)),
  plan: async (database) => (await missing(database)).flat(),
  async up(database, signal) {
    const ofCollections = await missing(database);
    signal.throwIfAborted();
    // Side by side, as far as the client's pool goes: it is most of the time that a new database takes.
    await Promise.all(ofCollections.map((changes) => apply(database, changes)));
  },
};
