import { llm, voice } from '@livekit/agents';
import type { ResolvedAgent } from '@patchbay/core/config-resolver';
import { createHandOffs } from '@patchbay/core/session-tools';
import type { Logger } from '@patchbay/observability';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import type { ReadyPlan } from './conversation-plan.ts';
import { type Guard, GuardedAgent, NO_GUARD } from './guarded-agent.ts';
import { takeOverOptions } from './session-options.ts';
import { welcome } from './welcome.ts';

/** Makes an agent of the session ready to take over. @throws SpeakableFailure where there is none such. */
export type AgentFor = (agentId: string) => Promise<voice.Agent>;

type AgentOptions = ConstructorParameters<typeof voice.Agent>[0];

/** What an agent talks with; the models that it leaves out are those of the session. */
export type AgentParts = Pick<AgentOptions, 'instructions' | 'tools' | 'llm' | 'stt' | 'tts' | 'turnHandling'> & {
  readonly guard: Guard | null;
};

export interface ConversationAgentsDeps {
  readonly session: voice.AgentSession;
  readonly make: (part: ResolvedAgent, agentFor: AgentFor) => Promise<AgentParts>;
  /** Resolves when the caller is there. */
  readonly joined: () => Promise<unknown>;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
}

/**
 * The agents of a session: the one that begins, and those that it may be handed over to, as the config pins them. One
 * has the conversation at a time, with its own prompt, tools, knowledge, models, voice and safety; what was said so far
 * is carried along, without what tools returned to others.
 */
export function conversationAgents(plan: ReadyPlan, deps: ConversationAgentsDeps) {
  const begins = beginningOf(plan);
  const handOffs = createHandOffs(plan.config, { agent_id: begins.agent.agent_id, count: 0, greeted: [] });

  const agentFor: AgentFor = async (agentId) => {
    const part = handOffs.ask(agentId);
    const { guard, ...options } = await deps.make(part, agentFor);
    return new HandedAgent(options, guard ?? NO_GUARD, (agent) => takeOver(agent, part));
  };

  async function takeOver(agent: voice.Agent, part: ResolvedAgent): Promise<void> {
    const { report, greets } = handOffs.takeOver(part);
    deps.report(report);
    takeOverOptions(deps.session, part.runtime_config);
    await agent.updateChatCtx(
      deps.session.history.copy({
        excludeInstructions: true,
        excludeFunctionCall: true,
        excludeHandoff: true,
        excludeConfigUpdate: true,
      }),
    );
    if (greets) await welcome(deps.session, part.runtime_config, deps.joined);
    else deps.session.generateReply();
  }

  return {
    /** The agent that has the conversation. */
    currentId: () => handOffs.current().agent.agent_id,

    /** The agent that begins. */
    async first(): Promise<voice.Agent> {
      const { guard, ...options } = await deps.make(begins, agentFor);
      const chatCtx = historyOf(plan);
      // Whoever is handed the conversation later reads it there.
      deps.session.history.items.push(...chatCtx.items);
      return guard === null
        ? new voice.Agent({ ...options, chatCtx })
        : new GuardedAgent({ ...options, chatCtx }, guard);
    },
  };
}

/** The agent that begins; of a conversation that is taken over, the one that had it. */
export function beginningOf({ config, turns }: Pick<ReadyPlan, 'config' | 'turns'>): ResolvedAgent {
  const last = turns.findLast(({ agent_id }) => agent_id !== undefined)?.agent_id;
  return (config.agents ?? []).find(({ agent }) => agent.agent_id === last) ?? config;
}

/** What was said before this process, as the model reads it. */
function historyOf({ turns }: ReadyPlan): llm.ChatContext {
  const history = llm.ChatContext.empty();
  for (const { role, text } of turns)
    history.addMessage({ role: role === 'user' ? 'user' : 'assistant', content: text });
  return history;
}

/** An agent that has something to do when the conversation has come to it. */
class HandedAgent extends GuardedAgent {
  readonly #takeOver: (agent: voice.Agent) => Promise<void>;

  constructor(options: AgentOptions, guard: Guard, takeOver: (agent: voice.Agent) => Promise<void>) {
    super(options, guard);
    this.#takeOver = takeOver;
  }

  override onEnter(): Promise<void> {
    return this.#takeOver(this);
  }
}
