export type {
  ChatMessage,
  ChatModel,
  ChatModels,
  ChatPiece,
  ChatRequest,
  ChatTool,
  ChatToolCall,
} from './chat-model.ts';
export type { TextConversation, TextConversationStore, TurnChange } from './conversation-store.ts';
export {
  type CreateSessionMessage,
  createSessionMessageSchema,
  type SessionMessage,
  sessionMessageSchema,
  type TurnEvent,
} from './session-message.ts';
export { tellTurn } from './tell-turn.ts';
export {
  type BeginTextTurn,
  type BegunTurn,
  createTextConversations,
  type TextConversationDeps,
} from './text-conversation-service.ts';
