import { randomUUID } from 'node:crypto';
import type { TextEmbedder } from '@patchbay/models/minilm';
import { parseOrThrow, unknownModel } from '../http/api-error.ts';
import { type Endpoint, sendJson, writePart } from '../http/endpoint.ts';
import { readJson } from '../http/read-body.ts';
import { createWorkQueue } from '../http/work-queue.ts';
import { CHAT_MODEL, servesChat } from '../models.ts';
import { type ChatRequest, chatRequestSchema, messageText } from './chat-schema.ts';
import { createOfflineModel, type Reply } from './offline-model.ts';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** `POST /v1/chat/completions`: the offline stand-in, streamed or whole. */
export function chatEndpoint(embedder: TextEmbedder): Endpoint {
  const model = createOfflineModel(embedder);
  const queue = createWorkQueue({ at_once: 2, in_line: 64 });
  return {
    method: 'POST',
    path: '/v1/chat/completions',
    handle: ({ request, response, signal }) =>
      queue.admit(async (place) => {
        const wanted = parseOrThrow(chatRequestSchema, await readJson(request, BODY_LIMIT_BYTES));
        if (!servesChat(wanted.model)) throw unknownModel(wanted.model, CHAT_MODEL);
        const reply = await place.run(() => model.reply(wanted), signal);
        const completion = complete(reply, usageOf(wanted, reply, embedder));
        if (!wanted.stream) return sendJson(response, whole(completion));
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
        for (const event of streamed(completion, wanted.stream_options?.include_usage === true)) {
          await writePart(response, `data: ${JSON.stringify(event)}\n\n`, signal);
        }
        response.end('data: [DONE]\n\n');
      }),
  };
}

type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

/** Counted in MiniLM's word pieces: the stand-in has no tokens of its own. */
function usageOf({ messages }: ChatRequest, reply: Reply, embedder: TextEmbedder): Usage {
  const prompt_tokens = messages.reduce((sum, message) => sum + embedder.countTokens(messageText(message)), 0);
  const completion_tokens = embedder.countTokens('content' in reply ? reply.content : JSON.stringify(reply.arguments));
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function complete(reply: Reply, usage: Usage) {
  const head = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: CHAT_MODEL,
    // Says on every answer what this is.
    system_fingerprint: 'offline-stand-in',
  };
  const call =
    'tool' in reply
      ? {
          id: `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`,
          type: 'function' as const,
          function: { name: reply.tool, arguments: JSON.stringify(reply.arguments) },
        }
      : undefined;
  return {
    head,
    call,
    content: 'content' in reply ? reply.content : null,
    usage,
    finish_reason: call ? 'tool_calls' : 'stop',
  };
}
type Completion = ReturnType<typeof complete>;

function whole({ head, call, content, usage, finish_reason }: Completion): object {
  const message = { role: 'assistant', content, refusal: null, ...(call && { tool_calls: [call] }) };
  return { ...head, object: 'chat.completion', choices: [{ index: 0, message, logprobs: null, finish_reason }], usage };
}

/** The chunks OpenAI sends: the role, the words or the call, the reason for the end, and the usage when asked for. */
function* streamed({ head, call, content, usage, finish_reason }: Completion, with_usage: boolean): Generator<object> {
  const chunk = (delta: object, reason: string | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
    ...(with_usage && { usage: null }),
  });
  if (call) {
    const { id, type, function: called } = call;
    const opening = { index: 0, id, type, function: { name: called.name, arguments: '' } };
    yield chunk({ role: 'assistant', content: null, tool_calls: [opening] });
    yield chunk({ tool_calls: [{ index: 0, function: { arguments: called.arguments } }] });
  } else {
    yield chunk({ role: 'assistant', content: '', refusal: null });
    for (const word of content?.match(/\s*\S+/g) ?? []) yield chunk({ content: word });
  }
  yield chunk({}, finish_reason);
  if (with_usage) yield { ...head, object: 'chat.completion.chunk', choices: [], usage };
}
