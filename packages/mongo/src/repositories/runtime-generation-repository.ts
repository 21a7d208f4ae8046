import type { RuntimeGenerationRepository } from '@patchbay/core/runtime-generations';
import { runtimeGenerations } from '../collections/runtime-generations.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Generations of agent workers: a handful of documents, which expire when nobody renews them. */
export function createRuntimeGenerationRepository(database: MongoDatabase): RuntimeGenerationRepository {
  const all = database.platformCollection(runtimeGenerations, 'runtime_generations.watch');
  return {
    async seen(generation, at) {
      const change = { $max: { seen_at: at }, $setOnInsert: { generation } };
      await all.updateOne({ id: String(generation) }, change, { upsert: true });
    },
    async newest(since) {
      const [found] = await all.find({ seen_at: { $gte: since } }, { sort: { generation: -1 }, limit: 1 });
      return found?.generation ?? null;
    },
  };
}
