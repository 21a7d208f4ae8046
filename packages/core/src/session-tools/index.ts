export { renderInstructions, type SpokenTo } from './instructions.ts';
export { sessionCallOut } from './session-call-out.ts';
export { sessionKnowledge } from './session-knowledge.ts';
export {
  type CallOut,
  type KnowledgeQuery,
  type KnowledgeSearch,
  type PhoneCall,
  type ResolvedTool,
  SpeakableFailure,
  type ToolContext,
  type ToolHandler,
  type ToolLog,
  type ToolRunContext,
} from './tool-handler.ts';
export { toolImplementations } from './tool-implementations.ts';
export { createTurnKnowledge, type TurnKnowledge } from './turn-knowledge.ts';
