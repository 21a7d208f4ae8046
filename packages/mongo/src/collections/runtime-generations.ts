import { defineCollection } from './collection-definition.ts';

/** A deployment of agent workers that was there; `id` is its number in words. */
export interface StoredRuntimeGeneration {
  readonly id: string;
  readonly generation: number;
  readonly seen_at: Date;
}

const DAY_SECONDS = 24 * 60 * 60;

export const runtimeGenerations = defineCollection<StoredRuntimeGeneration>({
  name: 'runtime_generations',
  tenancy: 'platform',
  writes: 'direct',
  indexes: [{ keys: { seen_at: 1 }, expire_after_seconds: DAY_SECONDS }],
  schema: { generation: 'number', seen_at: 'date' },
});
