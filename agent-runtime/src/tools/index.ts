import type { ToolHandlerRef } from '@patchbay/core/tool-registry';
import { endCall } from './end-call/end-call.ts';
import { knowledgeSearch } from './knowledge-search/knowledge-search.ts';
import type { ToolHandler } from './tool-handler.ts';

/** Every tool implementation, one line each, under its `handler_ref`. */
export const toolImplementations: Readonly<Record<ToolHandlerRef, ToolHandler>> = {
  end_call: endCall,
  knowledge_search: knowledgeSearch,
};
