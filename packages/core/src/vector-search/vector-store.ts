/** Backends that an index may keep its vectors in; which of them a deployment has is configuration. */
export const VECTOR_BACKENDS = ['chroma', 'atlas'] as const;
export type VectorBackend = (typeof VECTOR_BACKENDS)[number];

/** Where vectors of one generation of an index live: every backend keeps tenants apart by it. */
export interface VectorNamespace {
  readonly tenant_id: string;
  readonly index_id: string;
  /** Which making of the index: one model, one way to cut. A new one is built beside the one that serves. */
  readonly generation: number;
}

/** One chunk as the vector store holds it; text and positions stay in `file_chunks`. */
export interface VectorPoint {
  /** The chunk id: deterministic, so a repeated upsert changes nothing. */
  readonly id: string;
  /** Unit-length embedding. */
  readonly embedding: readonly number[];
  readonly file_id: string;
  readonly file_version: number;
  /** Number of the first snapshot of the index that may hold it. It is live until it is closed. */
  readonly since: number;
  /** What words are looked for in: for a backend that ranks them itself; see {@link WordRanking}. */
  readonly text?: string;
}

/** A neighbour; `score` is cosine similarity, -1…1. */
export interface VectorMatch {
  readonly id: string;
  readonly score: number;
}

/** A chunk by its words; scores are comparable within one backend only. */
export interface WordProposal {
  readonly id: string;
  readonly score: number;
}

/** Port of a backend that ranks words itself. As with vectors, it proposes, and index entries decide. */
export interface WordRanking {
  /** The best by any of the words of the query, best first. */
  rank(namespace: VectorNamespace, query: string, options: Omit<VectorQuery, 'ids'>): Promise<WordProposal[]>;
}

/** How much of a namespace a query looks at. */
export interface VectorQuery {
  readonly top_k: number;
  /** These chunks only: their similarities are exact. */
  readonly ids?: readonly string[];
  /** Chunks of these files only. */
  readonly file_ids?: readonly string[];
  /**
   * Only what is live, or what this snapshot may hold. Slower than asking for everything and leaving out what does
   * not belong: for when too much is left out.
   */
  readonly as_of?: 'live' | number;
}

/** Port of a vector backend. A namespace that was never written answers with nothing, not with an error. */
export interface VectorStore {
  /** Where there is none, words are ranked by the postings that lie with the chunks. */
  readonly words?: WordRanking;
  upsert(namespace: VectorNamespace, points: readonly VectorPoint[]): Promise<void>;
  query(namespace: VectorNamespace, embedding: readonly number[], options: VectorQuery): Promise<VectorMatch[]>;
  /**
   * Whether queries, by words too, find all of these chunks now. A backend whose index follows its writes waits some seconds for it,
   * never longer than a step may: false means ask again later.
   */
  visible(namespace: VectorNamespace, ids: readonly string[]): Promise<boolean>;
  /** From snapshot `until` on, a file version is no longer held: it is not live, and earlier snapshots keep it. */
  close(namespace: VectorNamespace, owner: { file_id: string; file_version: number }, until: number): Promise<void>;
  /** Removes the chunks of a file, or of one version of it. */
  removeFile(namespace: VectorNamespace, file: { file_id: string; file_version?: number }): Promise<void>;
  /** Removes chunks; ids that are not there are no error. */
  remove(namespace: VectorNamespace, ids: readonly string[]): Promise<void>;
  /** Number of chunks stored, for reconciliation. */
  count(namespace: VectorNamespace): Promise<number>;
  /** The ids of all chunks stored, in no order, for reconciliation. */
  ids(namespace: VectorNamespace): AsyncIterable<readonly string[]>;
  /** Removes the namespace with all that it holds; one that is not there is no error. */
  drop(namespace: VectorNamespace): Promise<void>;
}

/** Port: the backends that a deployment has. */
export interface VectorStores {
  /** @throws AppError `unprocessable`, naming the setting that is missing, for one that is not configured. */
  of(backend: VectorBackend): VectorStore;
}

/** Port of an embedding model. */
export interface Embedder {
  readonly model: string;
  /** Length of its vectors; null for a model that is not catalogued and was not used yet. */
  readonly dimensions: number | null;
  /**
   * Unit-length vectors in the order of the texts; batches as the provider needs. A text that is longer than the model
   * reads is read as far as the model reads.
   *
   * @throws AppError `upstream_failed` and `upstream_timeout` for a provider that refuses or is away.
   */
  embed(texts: readonly string[], purpose: 'document' | 'query'): Promise<number[][]>;
}
