import type { Clock } from '../kernel/index.ts';
import { type AnnounceGeneration, GENERATION_ALIVE_SECONDS, type GenerationReceipt } from './runtime-generation.ts';
import type { RuntimeGenerationRepository } from './runtime-generation-repository.ts';

/** What generations of agent workers need. */
export interface RuntimeGenerationDeps {
  readonly generations: RuntimeGenerationRepository;
  readonly clock: Clock;
}

/** Who is there of the agent workers' deployments. The one that takes new sessions is the latest of those that are. */
export interface AnnouncedGenerations {
  /** A worker of this generation is there. */
  announce(input: AnnounceGeneration): Promise<GenerationReceipt>;
  /** The latest generation that is there; null where none has announced itself of late. */
  newest(): Promise<number | null>;
}

export function createRuntimeGenerations({ generations, clock }: RuntimeGenerationDeps): AnnouncedGenerations {
  const newest = () => generations.newest(new Date(clock.now().getTime() - GENERATION_ALIVE_SECONDS * 1_000));
  return {
    async announce({ generation }) {
      await generations.seen(generation, clock.now());
      return { object: 'runtime_generation', generation, newest_generation: (await newest()) ?? generation };
    },
    newest,
  };
}
