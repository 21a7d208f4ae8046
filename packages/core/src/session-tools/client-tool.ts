import { z } from 'zod';
import { clientConfigSchema } from '../tool-registry/index.ts';
import { defineTool, SpeakableFailure } from './tool-handler.ts';

/** Time beyond the tool's own limit, for reaching the app. */
const ROOM_MS = 3_000;

/** Has something done by the end user's app: shows a page, reads a form, asks for a position. */
export const clientTool = defineTool({
  // The version's own JSON Schema decides, before the app is called.
  arguments: z.record(z.string(), z.unknown()),
  config: clientConfigSchema,
  timeout_ms: ({ timeout_ms }) => timeout_ms + ROOM_MS,
  failure: "The user's app cannot be reached right now. Say so, and do not guess its answer.",
  async run(args, config, { tool, callClient }) {
    if (callClient !== undefined) return callClient(tool, config, args);
    throw new SpeakableFailure('The user has no app in this conversation, so that this is not possible here. Say so.');
  },
});
