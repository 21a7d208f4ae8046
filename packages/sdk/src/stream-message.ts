import type { Call, Credential, TransportSettings } from './call.ts';
import type { CallOptions } from './call-options.ts';
import { errorOf } from './error-response.ts';
import { type PatchbayErrorFields, patchbayError } from './errors.ts';
import type { Operation } from './operation.ts';
import { requestOf } from './request.ts';
import { connectionError } from './retries.ts';

/** Where an answer was taken from. */
interface StreamedCitation {
  readonly file_id: string;
  readonly file_name: string;
  readonly version: number;
  readonly page: number;
}

/** All of an answer, as it is at its end. */
export interface StreamedMessage {
  readonly object: 'session_message';
  readonly id: string;
  readonly session_id: string;
  readonly text: string;
  readonly citations: readonly StreamedCitation[];
  readonly tool_calls: readonly { readonly tool_name: string; readonly ok: boolean; readonly duration_ms: number }[];
  /** False where the model broke off. */
  readonly is_complete: boolean;
  readonly session: { readonly status: string; readonly end_reason: string | null };
}

/** What happens while an agent answers. */
export type MessageEvent =
  | { readonly event: 'message.delta'; readonly data: { readonly text: string } }
  | { readonly event: 'tool.called'; readonly data: StreamedMessage['tool_calls'][number] }
  | { readonly event: 'message.completed'; readonly data: StreamedMessage }
  | { readonly event: 'session.ended'; readonly data: StreamedMessage['session'] };

/**
 * Writes to the agent of a session over text and tells its answer as it comes. Leave `content` out to have the agent
 * begin, where its welcome is written by its model.
 *
 * @throws PatchbayError also for what goes wrong while the agent answers.
 */
export type StreamMessage = (
  sessionId: string,
  message: { readonly content?: string },
  options?: CallOptions,
) => AsyncGenerator<MessageEvent>;

const OPERATION: Operation = {
  id: 'createSessionMessage',
  at: 'streamMessage',
  method: 'POST',
  path: '/v1/sessions/{session_id}/messages',
  body: 'json',
  idempotent: true,
};

/** Not repeated by itself: what the agent does is done once. */
export function createStreamMessage(settings: TransportSettings, credential: Credential | undefined): StreamMessage {
  async function open(call: Call): Promise<Response> {
    const { build } = requestOf(call, settings);
    const signal = call.options?.signal;
    for (let isRenewed = false; ; isRenewed = true) {
      const token = await credential?.token(signal);
      const response = await settings.fetch(build(token), signal === undefined ? {} : { signal }).catch((cause) => {
        if (signal?.aborted === true) throw signal.reason;
        throw connectionError(cause, settings.timeoutMs, settings.baseUrl);
      });
      if (response.ok) return response;
      const text = await response.text();
      const mayHelp = response.status === 401 && token !== undefined && !isRenewed;
      if (!mayHelp || credential?.renew(token) !== true) throw errorOf(response, text, settings.baseUrl);
    }
  }

  return async function* streamMessage(sessionId, message, options = {}) {
    const response = await open({
      operation: OPERATION,
      params: [sessionId],
      body: { ...message, stream: true },
      options: { ...options, headers: { accept: 'text/event-stream', ...options.headers } },
    });
    for await (const { event, data } of eventsOf(response)) {
      if (event === 'error') {
        const { error } = data as { error: Omit<PatchbayErrorFields, 'status'> };
        throw patchbayError({ ...error, status: response.status });
      }
      yield { event, data } as MessageEvent;
    }
  };
}

async function* eventsOf({ body }: Response): AsyncGenerator<{ event: string; data: unknown }> {
  if (body === null) return;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.split(':', 1)[0], line.replace(/^\w+: ?/, '')]));
      yield { event: fields.get('event') ?? 'message', data: JSON.parse(fields.get('data') ?? 'null') };
    }
  }
}
