import type { Collection, Document } from 'mongodb';
import { isIndexThere } from './atlas-failures.ts';
import { fieldOf, type VectorRow } from './atlas-records.ts';

/** Everything that a query may name beside the vector. */
const FILTERS = ['tenant_id', 'index_id', 'generation', 'chunk_id', 'file_id', 'since', 'until'] as const;

/** The vector index of so many dimensions: https://www.mongodb.com/docs/vector-search/indexes/vector-search-type */
export function vectorIndexOf(dimensions: number) {
  const field = fieldOf(dimensions);
  return {
    name: field,
    type: 'vectorSearch',
    definition: {
      fields: [
        { type: 'vector', path: field, numDimensions: dimensions, similarity: 'cosine' },
        ...FILTERS.map((path) => ({ type: 'filter', path })),
      ],
    },
  };
}

/** What Atlas tells of an index; the driver's type leaves most of it out. */
interface ToldIndex {
  readonly queryable?: boolean;
  readonly latestDefinition?: { readonly fields?: readonly Document[] };
}

/** The vector indexes of a collection: one a dimension. */
export interface VectorIndexes {
  /** Makes the index where there is none, and brings one of an older shape up to date; looked at once a container. */
  ensure(dimensions: number): Promise<void>;
  /** Whether it answers queries: Atlas makes an index in the background. */
  queryable(dimensions: number): Promise<boolean>;
}

export function atlasIndexes(collection: Collection<VectorRow>): VectorIndexes {
  const ensured = new Map<number, Promise<void>>();

  async function told(dimensions: number): Promise<ToldIndex | undefined> {
    const found = await collection.listSearchIndexes(fieldOf(dimensions)).toArray();
    return found[0] as ToldIndex | undefined;
  }

  async function make(dimensions: number): Promise<void> {
    const wanted = vectorIndexOf(dimensions);
    const there = await told(dimensions);
    if (there === undefined) {
      try {
        await collection.createSearchIndexes([wanted]);
      } catch (error) {
        if (!isIndexThere(error)) throw error;
      }
      return;
    }
    const paths = new Set(there.latestDefinition?.fields?.map(({ path }) => path as string));
    const lacks = wanted.definition.fields.some(({ path }) => !paths.has(path));
    if (lacks) await collection.updateSearchIndex(wanted.name, wanted.definition);
  }

  return {
    ensure(dimensions) {
      const running = ensured.get(dimensions);
      if (running !== undefined) return running;
      const made = make(dimensions);
      ensured.set(dimensions, made);
      made.catch(() => ensured.delete(dimensions));
      return made;
    },
    queryable: async (dimensions) => (await told(dimensions))?.queryable === true,
  };
}
