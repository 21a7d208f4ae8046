import {
  type McpAnswer,
  type McpClient,
  type McpTarget,
  type McpToolDescription,
  OutgoingFailure,
} from '@patchbay/core/tool-execution';
import type { AddressPolicy } from './address-policy.ts';
import { eventData } from './event-stream.ts';
import { type OpenAnswer, openAnswer } from './outgoing-connection.ts';
import { readText } from './outgoing-http.ts';

/** Revisions of the protocol that work as used here; the first is asked for. https://modelcontextprotocol.io/specification */
const REVISIONS = ['2025-06-18', '2025-11-25', '2025-03-26'];

/** Longest that saying goodbye may take: the answer is there already. */
const GOODBYE_MS = 1_000;

/** Pages of a list of tools that are read. */
const LISTED_PAGES = 5;

/**
 * A client of the Model Context Protocol over streamable HTTP: a session for each use, within one deadline. It offers
 * the server nothing in return (no sampling, no roots, no elicitation), so that a server can only answer.
 */
export function mcpClient(policy: AddressPolicy): McpClient {
  return {
    call: (target, tool, args, callId) =>
      inSession(policy, target, async (session) => {
        const result = await session.request('tools/call', {
          name: tool,
          arguments: args,
          _meta: { 'patchbay/call_id': callId },
        });
        return toAnswer(result);
      }),

    listTools: (target) =>
      inSession(policy, target, async (session) => {
        const tools: McpToolDescription[] = [];
        let cursor: unknown;
        for (let page = 0; page < LISTED_PAGES; page += 1) {
          const result = await session.request('tools/list', cursor === undefined ? {} : { cursor });
          tools.push(...list(result['tools']).map(toDescription));
          cursor = result['nextCursor'];
          if (cursor === undefined) break;
        }
        return tools;
      }),
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

interface Session {
  request(method: string, params: object): Promise<JsonObject>;
}

async function inSession<T>(
  policy: AddressPolicy,
  target: McpTarget,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + target.timeout_ms;
  const state: { id: string | undefined; revision: string | undefined; sent: number } = {
    id: undefined,
    revision: undefined,
    sent: 0,
  };
  const post = (method: 'POST' | 'DELETE', body: object | undefined, timeout_ms: number) =>
    openAnswer(
      {
        method,
        url: target.server_url,
        headers: {
          ...target.headers,
          accept: 'application/json, text/event-stream',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(state.id === undefined ? {} : { 'mcp-session-id': state.id }),
          ...(state.revision === undefined ? {} : { 'mcp-protocol-version': state.revision }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        timeout_ms: Math.max(1, Math.round(timeout_ms)),
      },
      policy,
    );
  const left = () => deadline - performance.now();

  const session: Session = {
    async request(method, params) {
      state.sent += 1;
      const id = state.sent;
      const answer = await post('POST', { jsonrpc: '2.0', id, method, params }, left());
      try {
        assertSuccess(answer);
        state.id ??= answer.headers['mcp-session-id'];
        return resultOf(await messageWith(id, answer), method);
      } finally {
        answer.close();
      }
    },
  };

  const { protocolVersion } = await session.request('initialize', {
    protocolVersion: REVISIONS[0],
    capabilities: {},
    clientInfo: { name: 'patchbay', version: '1' },
  });
  if (typeof protocolVersion !== 'string' || !REVISIONS.includes(protocolVersion)) {
    throw new OutgoingFailure('bad_answer', `The server speaks a revision of MCP that is not known here.`);
  }
  state.revision = protocolVersion;
  const ready = await post('POST', { jsonrpc: '2.0', method: 'notifications/initialized' }, left());
  ready.close();
  try {
    return await use(session);
  } finally {
    if (state.id !== undefined) {
      const goodbye = await post('DELETE', undefined, Math.min(GOODBYE_MS, left())).catch(() => undefined);
      goodbye?.close();
    }
  }
}

function assertSuccess({ status }: OpenAnswer): void {
  if (status >= 200 && status < 300) return;
  throw new OutgoingFailure('bad_answer', `The server answered with status ${status}.`);
}

/** The message that answers a request: the whole body, or one of a stream of which the rest is not waited for. */
async function messageWith(id: number, answer: OpenAnswer): Promise<JsonObject> {
  const type = answer.headers['content-type'] ?? '';
  if (!type.startsWith('text/event-stream')) return parsed(await readText(answer));
  for await (const data of eventData(answer.body)) {
    const message = parsed(data);
    if (message['id'] === id && message['method'] === undefined) return message;
  }
  throw new OutgoingFailure('bad_answer', 'The server ended its stream without an answer.');
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below: it is no message either way.
  }
  throw new OutgoingFailure('bad_answer', 'The server did not answer with a JSON-RPC message.');
}

function resultOf(message: JsonObject, method: string): JsonObject {
  const { result, error } = message;
  if (isObject(result)) return result;
  const said = isObject(error) && typeof error['message'] === 'string' ? `: ${error['message'].slice(0, 500)}` : '';
  throw new OutgoingFailure('bad_answer', `The server refused ${method}${said}`);
}

function toAnswer(result: JsonObject): McpAnswer {
  const blocks = list(result['content']);
  const texts = blocks.flatMap(({ type, text }) => (type === 'text' && typeof text === 'string' ? [text] : []));
  const omitted = blocks.flatMap(({ type }) => (type === 'text' ? [] : [String(type)]));
  const structured = result['structuredContent'];
  const value = structured ?? (texts.length === 1 ? texts[0] : texts);
  return { value, omitted: structured === undefined ? omitted : [], is_error: result['isError'] === true };
}

function toDescription({ name, description, inputSchema }: JsonObject): McpToolDescription {
  return { name: String(name), description: String(description ?? ''), input_schema: inputSchema ?? {} };
}

function list(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
