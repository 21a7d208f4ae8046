import type { ResolvedAgent } from '../config-resolver/index.ts';
import { hasTopics, phraseFilter, topicInstructions } from '../conversation-safety/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import { sessionLimitsSchema } from '../runtime-config/index.ts';
import { prepareSessionTools, renderInstructions, type SessionTool, spokenBy } from '../session-tools/index.ts';
import type { ChatModel, ChatModels } from './chat-model.ts';
import type { Pinned } from './pinned-config.ts';
import type { TurnMeans } from './take-turn.ts';

/** An agent of a session that can take turns: its models and tools are there. */
export interface TextAgent {
  readonly part: ResolvedAgent;
  readonly models: readonly ChatModel[];
  readonly tools: readonly SessionTool[];
}

/**
 * Makes an agent ready.
 *
 * @throws ToolConfigError for a tool that this build cannot run; AppError where an account is not to be had.
 */
export async function readyAgent(models: ChatModels, scope: TenantScope, part: ResolvedAgent): Promise<TextAgent> {
  const { llm } = part.runtime_config;
  if (llm === undefined) throw new AppError('runtime_feature_unavailable', { param: 'runtime_config.llm' });
  return { part, tools: prepareSessionTools(part.tools), models: await models.of(scope, llm) };
}

/** How an agent comes to a turn. */
export interface Entrance {
  /** Whether it says its welcome first. */
  readonly greets: boolean;
  /** What its model is told for this turn alone. */
  readonly instructions: string;
  /** Nobody's words are to be judged where the agent begins. */
  readonly answers: boolean;
}

/** What is the agent's own of the means of a turn. */
export function meansOf(
  { part, models }: TextAgent,
  pinned: Pinned,
  { greets, instructions, answers }: Entrance,
  now: Date,
): Pick<
  TurnMeans,
  | 'agent_id'
  | 'greeting'
  | 'instructions'
  | 'models'
  | 'tools'
  | 'max_tool_steps'
  | 'newFilter'
  | 'topics'
  | 'refusal_line'
  | 'language'
> {
  const { welcome_message: welcome, safety, limits } = part.runtime_config;
  const refusal_line = safety?.refusal_line ?? '';
  const topics = safety !== undefined && hasTopics(safety.topics) ? safety.topics : null;
  const told = topics === null ? '' : topicInstructions(topics, refusal_line);
  const asked = greets && welcome?.mode === 'generate' ? welcome.instructions : instructions;
  const own = part === pinned.config ? pinned : spokenBy(part, pinned);
  return {
    agent_id: part.agent.agent_id,
    greeting: greets && welcome?.mode === 'say' ? welcome.text : null,
    instructions: [renderInstructions(own, now), asked, told].filter((text) => text !== '').join('\n\n'),
    models,
    tools: part.tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
    max_tool_steps: sessionLimitsSchema.parse(limits ?? {}).max_tool_steps,
    newFilter: phraseFilter(safety?.blocked_phrases ?? [], refusal_line),
    topics: answers ? topics : null,
    refusal_line,
    language: part.agent.language,
  };
}
