import type { VectorNamespace, VectorPoint } from '@patchbay/core/vector-search';
import { Binary } from 'mongodb';

/** `until` of what no snapshot has left behind: filters compare it as a number. */
export const OPEN = Number.MAX_SAFE_INTEGER;

/** A point as its row: `embedding_<dimensions>` holds the vector, so that every dimension has an index of its own. */
export interface VectorRow {
  readonly _id: string;
  readonly tenant_id: string;
  readonly index_id: string;
  readonly generation: number;
  readonly chunk_id: string;
  readonly file_id: string;
  readonly file_version: number;
  readonly since: number;
  readonly until: number;
  readonly dimensions: number;
  /** What the index of words is made of. */
  readonly text: string;
  readonly [vector: `embedding_${number}`]: Binary;
}

/** The field of vectors of so many dimensions; its index has the same name. */
export const fieldOf = (dimensions: number) => `embedding_${dimensions}` as const;

/** Numbers of four bytes, packed: a third of the size of an array of them, and searched alike. */
export const vectorOf = (embedding: readonly number[]) => Binary.fromFloat32Array(Float32Array.from(embedding));

/** The namespace in fields, for filters. */
export const spaceOf = ({ tenant_id, index_id, generation }: VectorNamespace) => ({ tenant_id, index_id, generation });

/** Indexes share chunks that are cut alike, so the id of a row says whose it is. */
export const rowId = ({ tenant_id, index_id, generation }: VectorNamespace, chunk_id: string) =>
  `${tenant_id}/${index_id}/${generation}/${chunk_id}`;

export function rowOf(namespace: VectorNamespace, point: VectorPoint): VectorRow {
  const { id, embedding, file_id, file_version, since, text = '' } = point;
  return {
    _id: rowId(namespace, id),
    ...spaceOf(namespace),
    chunk_id: id,
    file_id,
    file_version,
    since,
    until: OPEN,
    dimensions: embedding.length,
    text,
    [fieldOf(embedding.length)]: vectorOf(embedding),
  };
}
