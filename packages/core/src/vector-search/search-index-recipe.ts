import { AppError, digestOf } from '../kernel/index.ts';
import { embeddingModel } from './embedding-models.ts';
import type { IndexRecipe } from './search-index.ts';
import type { IndexBuild, StoredSearchIndex } from './search-index-repository.ts';

/** How something is made, and nothing else of it. */
export const recipeOf = ({ chunking, embedding_model }: IndexRecipe): IndexRecipe => ({ chunking, embedding_model });

/** Length of a model's vectors; null where only its first vector tells. */
export const catalogued = (model: string): number | null => embeddingModel(model)?.dimensions ?? null;

const same = (a: IndexRecipe, b: IndexRecipe) => digestOf(recipeOf(a)) === digestOf(recipeOf(b));

/**
 * The build that a changed recipe asks for; null where there is nothing new to build.
 *
 * @throws AppError `index_building` while another recipe is being built.
 */
export function requestedBuild(
  index: StoredSearchIndex,
  { chunking, embedding_model }: { readonly [K in keyof IndexRecipe]: IndexRecipe[K] | undefined },
  now: Date,
): IndexBuild | null {
  if (chunking === undefined && embedding_model === undefined) return null;
  const base = index.building ?? index;
  const wanted = { chunking: chunking ?? base.chunking, embedding_model: embedding_model ?? base.embedding_model };
  if (same(wanted, base)) return null;
  if (index.building !== null) {
    const { generation, started_at } = index.building;
    throw new AppError('index_building', {
      message: `Generation ${generation} of the index is being built by another recipe.`,
      param: chunking === undefined ? 'embedding_model' : 'chunking',
      details: { building: { generation, ...recipeOf(index.building), started_at: started_at.toISOString() } },
    });
  }
  const embedding_dimensions = catalogued(wanted.embedding_model);
  return { generation: index.last_generation + 1, ...wanted, embedding_dimensions, started_at: now };
}
