import { z } from 'zod';
import { httpConfigSchema } from '../tool-registry/index.ts';
import { defineTool } from './tool-handler.ts';

/** Time beyond the tool's own limit, for reading the credential. */
const ROOM_MS = 3_000;

/** Calls an HTTP API of the tenant's choice. What comes back is data with its provenance, bounded by the version. */
export const httpTool = defineTool({
  // The version's own JSON Schema decides, where the tool runs.
  arguments: z.record(z.string(), z.unknown()),
  config: httpConfigSchema,
  timeout_ms: ({ timeout_ms }) => timeout_ms + ROOM_MS,
  failure: 'The service cannot be reached right now. Say so, and do not guess its answer.',
  run: (args, config, { tool, call_id, callOut }) => callOut({ ...tool, handler_ref: 'http', config }, args, call_id),
});
