export { type ClientApp, ClientFailure, type ClientFailureCode, sessionClientCalls } from './client-call.ts';
export { createHandOffs, type HandOffState, spokenBy } from './hand-offs.ts';
export { renderInstructions, type SpokenTo } from './instructions.ts';
export { sessionCallOut } from './session-call-out.ts';
export { sessionKnowledge } from './session-knowledge.ts';
export {
  isConfigurationError,
  prepareSessionTools,
  runSessionTool,
  type SessionTool,
  type SessionToolDeps,
  ToolConfigError,
  type ToolOutcome,
  type ToolTimer,
} from './session-tool.ts';
export {
  type CallOut,
  type KnowledgeQuery,
  type KnowledgeSearch,
  type PhoneCall,
  type ResolvedTool,
  SpeakableFailure,
  type ToolContext,
  type ToolLog,
  type ToolRunContext,
  type TransferOrder,
  type TransferOutcome,
} from './tool-handler.ts';
export { toolImplementations } from './tool-implementations.ts';
export { createTurnKnowledge, type TurnKnowledge } from './turn-knowledge.ts';
