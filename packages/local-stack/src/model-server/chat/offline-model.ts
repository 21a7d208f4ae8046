import type { TextEmbedder } from '@patchbay/models/minilm';
import { badRequest } from '../http/api-error.ts';
import { selectAnswer } from './answer-selection.ts';
import { type ChatMessage, type ChatRequest, type ChatTool, messageText } from './chat-schema.ts';
import { readKnowledgeResult } from './knowledge-result.ts';
import { quoteServiceAnswer } from './service-answer.ts';
import { spelledOutCall } from './spelled-out-call.ts';
import { toQuery, userTurn } from './user-turn.ts';
import { createMeanings } from './word-meanings.ts';
import { quote, SAYINGS } from './wording.ts';

/** What the stand-in does next: says something, or calls one tool. */
export type Reply = { content: string } | { tool: string; arguments: Record<string, unknown> };

/**
 * The offline stand-in for a language model. It has no knowledge: what it says depends on the messages and on what the
 * tools returned, and every fact in it is a quotation.
 */
export type OfflineModel = {
  /** @throws ApiError 400 when `tool_choice` names a tool that is not there or that it cannot fill */
  reply(request: Pick<ChatRequest, 'messages' | 'tools' | 'tool_choice'>): Promise<Reply>;
};

export function createOfflineModel(embedder: TextEmbedder): OfflineModel {
  const meanings = createMeanings(embedder);
  return {
    async reply({ messages, tools, tool_choice }) {
      const offered = tool_choice === 'none' ? [] : tools.map((tool) => tool.function);
      const search = offered.find(isKnowledgeSearch);
      const last = messages.at(-1);
      const asked = messages.findLast(({ role }) => role === 'user');
      const question = asked ? messageText(asked) : '';

      if (last?.role === 'tool') {
        const results = lastToolResults(messages);
        const found = results.map(readKnowledgeResult).filter((result) => result !== undefined);
        if (found.length === 0) {
          const quoted = results.map(quoteServiceAnswer).filter((answer) => answer !== undefined);
          return { content: quoted.length > 0 ? quoted.join(' ') : afterOtherTool(messages) };
        }
        const all = {
          grounded: found.some(({ grounded }) => grounded),
          results: found.flatMap((one) => (one.grounded ? one.results : [])),
        };
        const answer = await selectAnswer(toQuery(question), all, meanings);
        return { content: answer ? quote(answer) : SAYINGS.not_found };
      }
      const forced = forcedTool(tool_choice, offered);
      if (forced) return callForced(forced, question);

      const turn = last?.role === 'user' ? userTurn(question) : 'greeting';
      if (turn === 'goodbye') {
        const end = offered.find(({ name, parameters }) => name === 'end_call' && requiredOf(parameters).length === 0);
        if (end) return { tool: end.name, arguments: {} };
      }
      if (turn === 'question') {
        const call = spelledOutCall(question, offered);
        if (call) return call;
        return search
          ? { tool: search.name, arguments: { query: toQuery(question) } }
          : { content: SAYINGS.no_documents };
      }
      return { content: turn === 'greeting' && !search ? SAYINGS.greeting_without_documents : SAYINGS[turn] };
    },
  };
}

/** A tool that takes a `query` and says that it searches: by its name, or by what its description tells. */
function isKnowledgeSearch({ name, description, parameters }: ChatTool): boolean {
  const properties = (parameters['properties'] ?? {}) as Record<string, { type?: unknown } | undefined>;
  if (properties['query']?.type !== 'string' || requiredOf(parameters).some((field) => field !== 'query')) return false;
  return name === 'knowledge_search' || /search|knowledge|look up|documents?/i.test(`${name} ${description}`);
}

const requiredOf = (parameters: ChatTool['parameters']) =>
  Array.isArray(parameters['required']) ? (parameters['required'] as string[]) : [];

/** The tool results since the user last spoke. */
function lastToolResults(messages: readonly ChatMessage[]): string[] {
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  return messages
    .slice(asked + 1)
    .filter(({ role }) => role === 'tool')
    .map(messageText);
}

/** What to say when no result of a search came back: by the tools that were called last. */
function afterOtherTool(messages: readonly ChatMessage[]): string {
  const last = messages.findLast((message) => message.role === 'assistant' && message.tool_calls?.length);
  const names = last?.role === 'assistant' ? (last.tool_calls ?? []).map((call) => call.function.name) : [];
  if (names.some((name) => /search|knowledge/.test(name))) return SAYINGS.unreadable;
  return names.includes('end_call') ? SAYINGS.goodbye : SAYINGS.tool_done;
}

function forcedTool(choice: ChatRequest['tool_choice'], offered: readonly ChatTool[]): ChatTool | undefined {
  if (choice === 'none' || choice === 'auto') return undefined;
  if (choice === 'required') {
    const tool = offered.find(isKnowledgeSearch) ?? offered[0];
    if (!tool) throw badRequest("'tool_choice' is 'required', but no tools are given.", 'tool_choice', 'invalid_value');
    return tool;
  }
  const tool = offered.find(({ name }) => name === choice.function.name);
  if (!tool)
    throw badRequest(`The tool '${choice.function.name}' is not among 'tools'.`, 'tool_choice', 'invalid_value');
  return tool;
}

function callForced(tool: ChatTool, question: string): Reply {
  if (isKnowledgeSearch(tool)) return { tool: tool.name, arguments: { query: toQuery(question) } };
  if (requiredOf(tool.parameters).length === 0) return { tool: tool.name, arguments: {} };
  const message = `The offline stand-in cannot fill in the arguments of '${tool.name}'; a language model is needed for that.`;
  throw badRequest(message, 'tool_choice', 'unsupported_value');
}
