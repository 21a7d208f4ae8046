/** Where vectors of one index live: every backend keeps tenants apart by it. */
export interface VectorNamespace {
  readonly tenant_id: string;
  readonly index_id: string;
}

/** One chunk as the vector store holds it; text and positions stay in `file_chunks`. */
export interface VectorPoint {
  /** The chunk id: deterministic, so a repeated upsert changes nothing. */
  readonly id: string;
  /** Unit-length embedding. */
  readonly embedding: readonly number[];
  readonly file_id: string;
  readonly file_version: number;
}

/** A neighbour; `score` is cosine similarity, -1…1. */
export interface VectorMatch {
  readonly id: string;
  readonly score: number;
}

/** How much of a namespace a query looks at. */
export interface VectorQuery {
  readonly top_k: number;
  /** These chunks only: their similarities are exact. */
  readonly ids?: readonly string[];
  /** Chunks of these files only. */
  readonly file_ids?: readonly string[];
}

/** Port of a vector backend. A namespace that was never written answers with nothing, not with an error. */
export interface VectorStore {
  upsert(namespace: VectorNamespace, points: readonly VectorPoint[]): Promise<void>;
  query(namespace: VectorNamespace, embedding: readonly number[], options: VectorQuery): Promise<VectorMatch[]>;
  /** Removes the chunks of a file, or of one version of it. */
  removeFile(namespace: VectorNamespace, file: { file_id: string; file_version?: number }): Promise<void>;
  /** Removes chunks; ids that are not there are no error. */
  remove(namespace: VectorNamespace, ids: readonly string[]): Promise<void>;
  /** Number of chunks stored, for reconciliation. */
  count(namespace: VectorNamespace): Promise<number>;
}

/** Port of an embedding model. */
export interface Embedder {
  readonly model: string;
  /** Unit-length vectors in the order of the texts; batches as the provider needs. */
  embed(texts: readonly string[], purpose: 'document' | 'query'): Promise<number[][]>;
}
