import { z } from 'zod';
import { endCallConfigSchema } from '../tool-registry/index.ts';
import { defineTool } from './tool-handler.ts';

/** Ends the conversation: with the farewell of the tool's version, or else with one that the model finds. */
export const endCall = defineTool({
  arguments: z.object({}),
  config: endCallConfigSchema,
  timeout_ms: 1_000,
  failure: 'The call could not be ended.',
  async run(_args, { farewell }, context) {
    if (farewell !== undefined) {
      context.sayAndEndCall(farewell);
      return undefined;
    }
    context.afterTurn(context.endCall);
    return 'The call ends after your next sentence. Say goodbye.';
  },
});
