import type { ToolHandlerRef } from '../tool-registry/index.ts';
import { clientTool } from './client-tool.ts';
import { endCall } from './end-call.ts';
import { handOff } from './hand-off.ts';
import { httpTool } from './http-tool.ts';
import { knowledgeSearch } from './knowledge-search.ts';
import { mcpTool } from './mcp-tool.ts';
import { sendDtmf } from './send-dtmf.ts';
import type { ToolHandler } from './tool-handler.ts';
import { transferCall } from './transfer-call.ts';

/** Every tool implementation, one line each, under its `handler_ref`. */
export const toolImplementations: Readonly<Record<ToolHandlerRef, ToolHandler>> = {
  client: clientTool,
  end_call: endCall,
  hand_off: handOff,
  http: httpTool,
  knowledge_search: knowledgeSearch,
  mcp: mcpTool,
  send_dtmf: sendDtmf,
  transfer_call: transferCall,
};
