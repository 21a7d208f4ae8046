import { withDefaultVariables } from '../agent-registry/index.ts';
import type { ResolvedAgent, ResolvedConfig } from '../config-resolver/index.ts';
import type { SpokenTo } from './instructions.ts';
import { SpeakableFailure } from './tool-handler.ts';

/** Two agents that each think the other one knows better would hand over for ever. */
const MAX_HAND_OFFS = 20;

/** Who has a conversation, and who has had it. */
export interface HandOffState {
  readonly agent_id: string;
  /** How often it was asked to be handed over. */
  readonly count: number;
  /** Agents that have greeted, or need not. */
  readonly greeted: readonly string[];
}

/**
 * The agents of a session: the one that begins, and those that it may be handed over to, as the config pins them. One
 * has the conversation at a time.
 *
 * @param before where a conversation goes on; left out where the first agent begins it.
 */
export function createHandOffs(
  config: Pick<ResolvedConfig, 'agent' | 'agents'> & ResolvedAgent,
  before?: HandOffState,
) {
  const parts = new Map<string, ResolvedAgent>();
  for (const part of [config, ...(config.agents ?? [])]) parts.set(part.agent.agent_id, part);
  const begins = (before === undefined ? undefined : parts.get(before.agent_id)) ?? config;
  const greeted = new Set([config.agent.agent_id, begins.agent.agent_id, ...(before?.greeted ?? [])]);
  let current = begins;
  let count = before?.count ?? 0;

  return {
    /** The agent that has the conversation. */
    current: () => current,

    /**
     * The agent that is to take over.
     *
     * @throws SpeakableFailure where there is none such, or it was asked for too often.
     */
    ask(agentId: string): ResolvedAgent {
      const part = parts.get(agentId);
      if (part === undefined) throw new SpeakableFailure('That colleague is not there. Say so, and go on.');
      if (part === current) throw new SpeakableFailure('You are the one asked for. Go on yourself.');
      count += 1;
      if (count > MAX_HAND_OFFS) {
        throw new SpeakableFailure('This conversation has been handed over too often. Go on yourself.');
      }
      return part;
    },

    /** It has the conversation from here on. @returns what is reported, and whether it says its welcome first */
    takeOver(part: ResolvedAgent) {
      const to_agent_id = part.agent.agent_id;
      const report = { type: 'agent_handed_off', from_agent_id: current.agent.agent_id, to_agent_id } as const;
      const greets = part.runtime_config.welcome_message !== undefined && !greeted.has(to_agent_id);
      current = part;
      greeted.add(to_agent_id);
      return { report, greets };
    },

    state: (): HandOffState => ({ agent_id: current.agent.agent_id, count, greeted: [...greeted] }),
  };
}

/** The session as one of its agents speaks in it: the variables are those that its own prompt has. */
export function spokenBy(part: ResolvedAgent, to: SpokenTo): SpokenTo {
  const names = new Set(part.prompt.variables.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(to.variables).filter(([name]) => names.has(name)));
  const variables = withDefaultVariables(part.prompt.variables, part.agent.default_variables ?? {}, given);
  return { ...to, config: part, variables };
}
