import type { ChatMessage, ChatModel, ChatPiece, ChatRequest } from '@patchbay/core/text-conversation';
import { OpenAI } from 'openai';
import type { ChatCompletionChunk, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { gatheredCalls } from './gathered-calls.ts';

/** A model of a server with OpenAI's HTTP API, and how it is reached. */
export interface OpenAiChatSettings {
  /** What the provider is called in configs. */
  readonly provider: string;
  readonly model: string;
  /** With its `/v1`. */
  readonly base_url: string;
  /** Asked for before each request; undefined where the server wants none. */
  readonly apiKey: () => string | undefined;
  readonly temperature?: number | undefined;
  /** Longest answer, in the model's tokens. */
  readonly max_tokens?: number | undefined;
  /** Sends the request; needed for addresses that a tenant wrote. */
  readonly fetch?: typeof fetch | undefined;
  /** Longest wait for the next piece, in milliseconds. */
  readonly deadline_ms: number;
}

/** What a request to a model came to, without the provider's own text, which may quote the request or its key. */
class ChatFailure extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Chat completions, streamed, with tools; tried once. */
export function openAiChat(settings: OpenAiChatSettings): ChatModel {
  const { provider, model, deadline_ms } = settings;

  async function* answer(request: ChatRequest): AsyncGenerator<ChatPiece> {
    const abort = new AbortController();
    const late = () => abort.abort(new ChatFailure('TimeoutError', `did not answer within ${deadline_ms} ms`));
    let timer = setTimeout(late, deadline_ms);
    try {
      const stream = await clientOf(settings).chat.completions.create(bodyOf(settings, request), {
        signal: abort.signal,
      });
      const calls = gatheredCalls();
      for await (const chunk of stream) {
        clearTimeout(timer);
        yield* piecesOf(chunk, calls);
        timer = setTimeout(late, deadline_ms);
      }
      for (const call of calls.all()) yield { type: 'tool_call', call };
    } catch (error) {
      throw failureOf(error, abort.signal);
    } finally {
      clearTimeout(timer);
      // Whoever does not want the rest does not pay for it.
      abort.abort();
    }
  }

  return { provider, model, answer };
}

function clientOf({ base_url, apiKey, fetch: send }: OpenAiChatSettings): OpenAI {
  const key = apiKey();
  return new OpenAI({
    baseURL: base_url,
    apiKey: key ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    ...(key === undefined ? { defaultHeaders: { authorization: null } } : {}),
    ...(send === undefined ? {} : { fetch: send }),
  });
}

function bodyOf({ model, temperature, max_tokens }: OpenAiChatSettings, request: ChatRequest) {
  const { messages, tools, tool_choice, answer_schema } = request;
  return {
    model,
    messages: messages.map(paramOf),
    stream: true as const,
    stream_options: { include_usage: true },
    ...(temperature === undefined ? {} : { temperature }),
    ...(max_tokens === undefined ? {} : { max_completion_tokens: max_tokens }),
    ...(answer_schema === undefined
      ? {}
      : { response_format: { type: 'json_schema' as const, json_schema: { ...answer_schema } } }),
    ...(tools.length === 0
      ? {}
      : { tool_choice, tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })) }),
  };
}

function paramOf(message: ChatMessage): ChatCompletionMessageParam {
  if (message.role !== 'assistant') return message;
  const { content, tool_calls } = message;
  if (tool_calls.length === 0) return { role: 'assistant', content };
  const called = tool_calls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: text },
  }));
  return { role: 'assistant', content: content === '' ? null : content, tool_calls: called };
}

function* piecesOf({ choices, usage }: ChatCompletionChunk, calls: ReturnType<typeof gatheredCalls>) {
  // Servers that only claim to speak the protocol leave things out.
  const delta = choices?.[0]?.delta;
  if (typeof delta?.content === 'string' && delta.content !== '') yield { type: 'text' as const, text: delta.content };
  for (const part of delta?.tool_calls ?? []) calls.add(part);
  if (usage === undefined || usage === null) return;
  yield {
    type: 'usage' as const,
    input_tokens: usage.prompt_tokens ?? 0,
    input_cached_tokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    output_tokens: usage.completion_tokens ?? 0,
  };
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'does not accept the credentials',
  403: 'does not let the account use the model',
  404: 'does not have the model',
  429: 'is asked too much',
};

function failureOf(error: unknown, signal: AbortSignal): Error {
  if (signal.aborted && signal.reason instanceof ChatFailure) return signal.reason;
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  if (status === undefined) return new ChatFailure('ConnectionError', 'cannot be reached, or broke the connection');
  const what = BY_STATUS[status] ?? (status >= 500 ? 'is away' : 'refused the request');
  return new ChatFailure('StatusError', `${what} (${status})`);
}
