import type { ToolHandlerRef } from '@patchbay/core/tool-registry';
import { endCall } from './end-call/end-call.ts';
import { httpTool } from './http/http-tool.ts';
import { knowledgeSearch } from './knowledge-search/knowledge-search.ts';
import { mcpTool } from './mcp/mcp-tool.ts';
import { sendDtmf } from './send-dtmf/send-dtmf.ts';
import type { ToolHandler } from './tool-handler.ts';
import { transferCall } from './transfer-call/transfer-call.ts';

/** Every tool implementation, one line each, under its `handler_ref`. */
export const toolImplementations: Readonly<Record<ToolHandlerRef, ToolHandler>> = {
  end_call: endCall,
  http: httpTool,
  knowledge_search: knowledgeSearch,
  mcp: mcpTool,
  send_dtmf: sendDtmf,
  transfer_call: transferCall,
};
