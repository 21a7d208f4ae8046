import { AppError } from '../kernel/index.ts';
import type { Embedder } from './vector-store.ts';

/** Port: the embedding models that a deployment can use. Indexes remember by which of them they were made. */
export interface EmbedderSource {
  /** Name of the model that a new index gets when it asks for none. */
  readonly default_model: string;
  /**
   * The same embedder for the same name, so that what it holds is loaded once.
   *
   * @throws AppError `unprocessable`, naming the setting that is missing, for a model that this deployment has no
   * provider for.
   */
  of(model: string): Embedder;
}

/**
 * Length of a model's vectors: catalogued, known from use, or else measured by embedding one word.
 *
 * @throws AppError as `embed` does.
 */
export async function dimensionsOf(embedder: Embedder): Promise<number> {
  if (embedder.dimensions !== null) return embedder.dimensions;
  const [vector] = await embedder.embed(['dimensions'], 'document');
  if (vector === undefined) throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });
  return vector.length;
}
