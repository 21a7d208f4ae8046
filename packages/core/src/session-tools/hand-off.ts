import { z } from 'zod';
import { handOffConfigSchema } from '../tool-registry/index.ts';
import { defineTool, SpeakableFailure } from './tool-handler.ts';

/** Hands the conversation over. The model names a destination; which agent that is, the version decides here. */
export const handOff = defineTool({
  arguments: z.object({ destination: z.string().trim().min(1).max(100) }),
  config: handOffConfigSchema,
  timeout_ms: 10_000,
  failure: 'The conversation could not be handed over. Say so, and go on with the caller.',
  async run({ destination }, { destinations }, context) {
    const named = destinations.find(({ name }) => name === destination.toLowerCase());
    if (named === undefined) {
      const names = destinations.map(({ name }) => name).join(', ');
      throw new SpeakableFailure(`There is no such destination. Possible are: ${names}.`);
    }
    if (context.handOff === undefined) {
      throw new SpeakableFailure('This conversation cannot be handed over, so that this is not possible here. Say so.');
    }
    await context.handOff(named.agent_id);
    // The other agent speaks now.
    return undefined;
  },
});
