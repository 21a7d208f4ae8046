import { AppError } from '../kernel/index.ts';
import type { EmbedderSource } from './embedder.ts';
import type { IndexView } from './index-entry.ts';

/** What of a view matters for the embedding of a query. */
type Embedded = Pick<IndexView, 'index_id' | 'embedding_model' | 'dimensions'>;

/**
 * The query's embedding by each of the models of these views, each asked once.
 *
 * @throws AppError `upstream_failed` when a model answers with nothing; `unprocessable` when its vectors have another
 * length than those of an index, which cannot be compared with them; and what the model itself throws.
 */
export async function embedQuery(
  embedders: EmbedderSource,
  views: readonly Embedded[],
  query: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const models = new Set(views.map(({ embedding_model }) => embedding_model));
  const asked = [...models].map(async (model): Promise<[string, readonly number[]]> => {
    const [embedding] = await embedders.of(model).embed([query], 'query');
    if (embedding === undefined) throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });
    return [model, embedding];
  });
  const embeddings = new Map(await Promise.all(asked));
  for (const { index_id, embedding_model, dimensions } of views) {
    const { length = dimensions } = embeddings.get(embedding_model) ?? {};
    if (dimensions === undefined || length === dimensions) continue;
    throw new AppError('unprocessable', {
      message: `The index ${index_id} has vectors of ${dimensions} numbers, and ${embedding_model} gives ${length} now: update the index to a model that this deployment has, so that it is built anew.`,
      details: { index_id, embedding_model, dimensions: { index: dimensions, model: length ?? null } },
    });
  }
  return embeddings;
}
