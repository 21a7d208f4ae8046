import { z } from 'zod';

/**
 * How long after its last sign of life a generation counts as there. Workers give one every 20 s: several may get lost
 * before workers of an earlier generation take conversations again.
 */
export const GENERATION_ALIVE_SECONDS = 90;

/** Number of a deployment of agent workers: a later one is higher. On ECS it is the revision of the task definition. */
const generationField = z.int().min(1).max(2_147_483_647).meta({ description: 'A later deployment has a higher one' });

/** Body of `POST /internal/v1/runtime-generations`: a worker of this generation is connected and takes jobs. */
export const announceGenerationSchema = z.strictObject({ generation: generationField });
export type AnnounceGeneration = z.infer<typeof announceGenerationSchema>;

/** Answer to it. */
export const generationReceiptSchema = z
  .object({
    object: z.literal('runtime_generation'),
    generation: generationField,
    newest_generation: generationField.meta({ description: 'The one that takes new sessions now' }),
  })
  .meta({ id: 'RuntimeGeneration' });
export type GenerationReceipt = z.infer<typeof generationReceiptSchema>;

/**
 * Whether workers of a generation leave new sessions to others: only while a later one is really there. A deployment
 * that never comes up, or that is rolled back, takes nothing away from the one before it.
 */
export function isOutdated(generation: number, newestAlive: number | null): boolean {
  return newestAlive !== null && newestAlive > generation;
}
