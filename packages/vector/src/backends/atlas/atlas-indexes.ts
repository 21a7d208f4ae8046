import type { Collection, Document } from 'mongodb';
import { isIndexThere } from './atlas-failures.ts';
import { fieldOf, type VectorRow } from './atlas-records.ts';
import { WORDS, wordIndex } from './atlas-words.ts';

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
  readonly latestDefinition?: {
    readonly fields?: readonly Document[];
    readonly mappings?: { readonly fields?: Readonly<Record<string, unknown>> };
  };
}

type WantedIndex = ReturnType<typeof vectorIndexOf> | typeof wordIndex;

/** The fields that a definition names. */
function pathsOf({ fields = [], mappings }: NonNullable<ToldIndex['latestDefinition']>): string[] {
  return [...fields.map(({ path }) => path as string), ...Object.keys(mappings?.fields ?? {})];
}

/** The search indexes of a collection: one of vectors a dimension, and one of words. */
export interface VectorIndexes {
  /** Makes what there is not, and brings what is of an older shape up to date; looked at once a container. */
  ensure(dimensions: number): Promise<void>;
  /** Whether vectors and words are answered for: Atlas makes an index in the background. */
  queryable(dimensions: number): Promise<boolean>;
}

export function atlasIndexes(collection: Collection<VectorRow>): VectorIndexes {
  const ensured = new Map<string, Promise<void>>();

  async function told(name: string): Promise<ToldIndex | undefined> {
    const found = await collection.listSearchIndexes(name).toArray();
    return found[0] as ToldIndex | undefined;
  }

  async function make(wanted: WantedIndex): Promise<void> {
    const there = await told(wanted.name);
    if (there === undefined) {
      try {
        await collection.createSearchIndexes([wanted]);
      } catch (error) {
        if (!isIndexThere(error)) throw error;
      }
      return;
    }
    const paths = new Set(pathsOf(there.latestDefinition ?? {}));
    const lacks = pathsOf(wanted.definition).some((path) => !paths.has(path));
    if (lacks) await collection.updateSearchIndex(wanted.name, wanted.definition);
  }

  function once(wanted: WantedIndex): Promise<void> {
    const running = ensured.get(wanted.name);
    if (running !== undefined) return running;
    const made = make(wanted);
    ensured.set(wanted.name, made);
    made.catch(() => ensured.delete(wanted.name));
    return made;
  }

  return {
    async ensure(dimensions) {
      await Promise.all([once(vectorIndexOf(dimensions)), once(wordIndex)]);
    },
    async queryable(dimensions) {
      const all = await Promise.all([told(fieldOf(dimensions)), told(WORDS)]);
      return all.every((index) => index?.queryable === true);
    },
  };
}
