import type { JsonValue } from '../kernel/index.ts';
import type { EndReason } from '../session-orchestrator/index.ts';
import {
  runSessionTool,
  type SessionTool,
  type SessionToolDeps,
  type ToolContext,
  type ToolOutcome,
} from '../session-tools/index.ts';
import type { ChatMessage, ChatToolCall } from './chat-model.ts';

/** What came of the calls that a model made at once. */
interface CalledTools {
  /** Their results, in the order of the calls. */
  readonly messages: readonly ChatMessage[];
  /** As they are told outside, in the order in which they ended. */
  readonly reports: readonly { readonly tool_name: string; readonly ok: boolean; readonly duration_ms: number }[];
  /** Whether the model is to say something about a result. */
  readonly wants_answer: boolean;
  /** What is said before the session ends. */
  readonly farewell: string | undefined;
  readonly ends: EndReason | null;
}

/** Runs calls of tools within one turn. */
export interface CallTools {
  /** @param ids by which each call is known outside, in the same order */
  (calls: readonly ChatToolCall[], ids: readonly string[]): Promise<CalledTools>;
  /** Asked when the agent has finished its turn: whether one of the tools ends the session with it. */
  ended(): EndReason | null;
}

/** What a session lends to tools, but for what the turn itself answers. */
type Lent = Omit<ToolContext, 'endCall' | 'sayAndEndCall'>;

/** The tools of a conversation over text, run side by side as in one by voice. */
export function createCallTools(tools: readonly SessionTool[], lent: Lent, deps: SessionToolDeps): CallTools {
  const afterTurn: (() => void)[] = [];
  let ends: EndReason | null = null;

  const callTools = async (calls: readonly ChatToolCall[], ids: readonly string[]): Promise<CalledTools> => {
    const reports: CalledTools['reports'][number][] = [];
    let farewell: string | undefined;
    const context: ToolContext = {
      ...lent,
      endCall: () => {
        ends = 'agent_ended';
      },
      sayAndEndCall: (text) => {
        farewell = text;
        ends = 'agent_ended';
      },
    };

    async function run(call: ChatToolCall, index: number): Promise<ToolOutcome> {
      const known = tools.find(({ tool }) => tool.name === call.name);
      const args = argumentsOf(call);
      const refusal = known === undefined ? 'There is no such tool.' : 'Wrong arguments: they must be a JSON object.';
      if (known === undefined || args === undefined) {
        const handler_ref = known?.tool.handler_ref ?? 'none';
        const tool_name = call.name.slice(0, 128);
        const report = { type: 'tool_call', tool_name, handler_ref, ok: false, duration_ms: 0 } as const;
        deps.report(report);
        reports.push(plain(report));
        return { ok: false, message: refusal };
      }
      return await runSessionTool(
        known,
        args,
        {
          ...context,
          tool: known.tool,
          call_id: ids[index] ?? '',
          afterTurn: (callback) => afterTurn.push(callback),
        },
        {
          ...deps,
          report(report) {
            deps.report(report);
            reports.push(plain(report));
          },
        },
      );
    }

    const outcomes = await Promise.all(calls.map(run));
    return {
      messages: calls.map(({ id }, at) => ({
        role: 'tool',
        tool_call_id: id,
        content: contentOf(outcomes[at] ?? { ok: true, result: undefined }),
      })),
      reports,
      wants_answer: outcomes.some((outcome) => !outcome.ok || outcome.result !== undefined),
      farewell,
      ends,
    };
  };
  return Object.assign(callTools, {
    ended: () => {
      for (const callback of afterTurn) callback();
      return ends;
    },
  });
}

const plain = ({ tool_name, ok, duration_ms }: CalledTools['reports'][number]) => ({ tool_name, ok, duration_ms });

function contentOf(outcome: ToolOutcome): string {
  if (!outcome.ok) return outcome.message;
  return outcome.result === undefined ? '' : JSON.stringify(outcome.result);
}

function argumentsOf({ arguments: text }: ChatToolCall): Readonly<Record<string, JsonValue>> | undefined {
  if (text.trim() === '') return {};
  try {
    const value: JsonValue = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, JsonValue>>) : undefined;
  } catch {
    return undefined;
  }
}
