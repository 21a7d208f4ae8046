import { AppError } from '../kernel/index.ts';
import type { EmbedderSource } from './embedder.ts';

/**
 * The query's embedding by each of the models, each asked once.
 *
 * @throws AppError `upstream_failed` when a model answers with nothing, and what the model itself throws.
 */
export async function embedQuery(
  embedders: EmbedderSource,
  models: readonly string[],
  query: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const asked = [...new Set(models)].map(async (model): Promise<[string, readonly number[]]> => {
    const [embedding] = await embedders.of(model).embed([query], 'query');
    if (embedding === undefined) throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });
    return [model, embedding];
  });
  return new Map(await Promise.all(asked));
}
