import { z } from 'zod';
import { mcpConfigSchema } from '../tool-registry/index.ts';
import { defineTool } from './tool-handler.ts';

/** Time beyond the tool's own limit, for reading the credential and ending the protocol's session. */
const ROOM_MS = 4_000;

/**
 * Calls one of the tools of an MCP server that the version allows. The model knows it by what the version says; the
 * server's own descriptions never reach it.
 */
export const mcpTool = defineTool({
  arguments: z.record(z.string(), z.unknown()),
  config: mcpConfigSchema,
  timeout_ms: ({ timeout_ms }) => timeout_ms + ROOM_MS,
  failure: 'The service cannot be reached right now. Say so, and do not guess its answer.',
  run: (args, config, { tool, call_id, callOut }) => callOut({ ...tool, handler_ref: 'mcp', config }, args, call_id),
});
