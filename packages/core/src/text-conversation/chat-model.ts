import type { JsonValue, TenantScope } from '../kernel/index.ts';
import type { LlmConfig } from '../runtime-config/index.ts';

/** A call that a model wants made. */
export interface ChatToolCall {
  /** The model's own, by which it knows the result. */
  readonly id: string;
  readonly name: string;
  /** JSON, as the model wrote it. */
  readonly arguments: string;
}

/** One message of a conversation as a model gets it. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly tool_calls: readonly ChatToolCall[] }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string };

/** The calls that a conversation ends with, as long as none of them has its result. */
export function openCalls(messages: readonly ChatMessage[]): readonly ChatToolCall[] {
  const last = messages.at(-1);
  return last?.role === 'assistant' ? last.tool_calls : [];
}

/** A function as a model sees it. */
export interface ChatTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
}

/** What a model is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  /** `none`: it has to answer in words, whatever tools it knows. */
  readonly tool_choice: 'auto' | 'none';
  /** JSON Schema that the whole answer is to fit, where it is not for people. */
  readonly answer_schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

/** A piece of an answer as it is being written; a call of a tool comes whole. */
export type ChatPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_call'; readonly call: ChatToolCall }
  | {
      readonly type: 'usage';
      readonly input_tokens: number;
      readonly input_cached_tokens: number;
      readonly output_tokens: number;
    };

/** Port of one language model that chats: bounded in time, tried once. */
export interface ChatModel {
  readonly provider: string;
  readonly model: string;
  /**
   * Writes an answer. Ending the iteration early ends the request.
   *
   * @throws Error where the provider fails, hangs, or says nothing; its message holds no secret.
   */
  answer(request: ChatRequest): AsyncIterable<ChatPiece>;
}

/** Port: the models that a config names, each with the account that its tenant uses it with. */
export interface ChatModels {
  /**
   * The model of the config and its stand-ins, in order.
   *
   * @throws AppError where an account is not to be had.
   */
  of(scope: TenantScope, llm: LlmConfig): Promise<readonly ChatModel[]>;
}
