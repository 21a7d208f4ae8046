import type { AgentContent } from '../agent-registry/index.ts';
import {
  MAX_SESSION_AGENTS,
  type ResolvedAgent,
  type ResolvedConfig,
  type ResolvedVersions,
} from '../config-resolver/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import type { RegistryRepository } from '../versioned-registry/index.ts';
import type { BindingRepository, ResolvedConfigRepository } from './binding-repository.ts';

/** Where the bindings of other agents are read. */
export interface HandOffSources {
  readonly bindings: Pick<BindingRepository, 'find'>;
  readonly resolvedConfigs: Pick<ResolvedConfigRepository, 'find'>;
  /** Given where a new binding is made: an archived agent cannot be newly pinned, and what pinned it goes on. */
  readonly agents?: Pick<RegistryRepository<AgentContent>, 'findHead'>;
}

/**
 * The agents that a session may be handed over to: those that the pins name, and those that these were pinned with.
 * Bindings never change and are resolved already, so nothing is followed any further: agents that hand over to each
 * other in a circle are a list. Where an agent comes more than once, the nearest counts: the session's own agent, what
 * the pins name, then what came along, in the order of the pins.
 *
 * @throws AppError `reference_not_found`, `reference_archived` or `unprocessable` with the path of the reference.
 */
export async function pinnedAgents(
  { bindings, resolvedConfigs, agents }: HandOffSources,
  scope: TenantScope,
  agentId: string,
  { hand_offs = [] }: ResolvedVersions,
): Promise<ResolvedAgent[]> {
  const configs = await Promise.all(
    hand_offs.map(async ({ agent_id, binding_id }, position) => {
      const param = (field: string) => `hand_offs.${position}.${field}`;
      if (agent_id === agentId) {
        const message = 'A conversation cannot be handed over to the agent that has it.';
        throw new AppError('unprocessable', { message, param: param('agent_id') });
      }
      const head = await agents?.findHead(scope, agent_id);
      if (agents !== undefined && head === undefined) {
        throw new AppError('reference_not_found', { param: param('agent_id') });
      }
      if (head !== undefined && head.archived_at !== null) {
        throw new AppError('reference_archived', { param: param('agent_id') });
      }
      const binding = await bindings.find(scope, agent_id, binding_id);
      const config = binding && ((await resolvedConfigs.find(scope, binding.digest)) as ResolvedConfig | undefined);
      if (config === undefined) throw new AppError('reference_not_found', { param: param('binding_id') });
      return config;
    }),
  );
  const found = new Map<string, ResolvedAgent>();
  const own = configs.map(({ agents: _along, ...agent }) => agent);
  for (const agent of [...own, ...configs.flatMap(({ agents: along = [] }) => along)]) {
    const id = agent.agent.agent_id;
    if (id !== agentId && !found.has(id)) found.set(id, agent);
  }
  if (found.size < MAX_SESSION_AGENTS) return [...found.values()];
  throw new AppError('unprocessable', {
    message: `A conversation can have ${MAX_SESSION_AGENTS} agents; these bindings bring ${found.size + 1} together.`,
    param: 'hand_offs',
  });
}

/**
 * What the agent's own tools hand over to is there, and what the other agents are told can be said by this one's
 * sessions. Tools of the other agents may name agents that this session does not have: they are told so.
 *
 * @throws AppError `unprocessable` with the path of the reference.
 */
export function assertHandOffsPinned({ agent, prompt, tools, agents = [] }: ResolvedConfig): void {
  const present = new Set([agent.agent_id, ...agents.map((other) => other.agent.agent_id)]);
  for (const [position, { name, handler_ref, config }] of tools.entries()) {
    if (handler_ref !== 'hand_off') continue;
    const { destinations } = config as { destinations: { name: string; agent_id: string }[] };
    const missing = destinations.find(({ agent_id }) => !present.has(agent_id));
    if (missing === undefined) continue;
    throw new AppError('unprocessable', {
      message: `The tool ${name} hands over to ${missing.agent_id} (${missing.name}), which hand_offs does not name.`,
      param: `tool_versions.${position}`,
    });
  }
  for (const other of agents) assertVariablesGiven(prompt, other);
}

/** The variables of a session are those of the prompt that it begins with. */
function assertVariablesGiven(first: ResolvedConfig['prompt'], { agent, prompt }: ResolvedAgent): void {
  for (const { name, type, required, default: preset } of prompt.variables) {
    const given = first.variables.find((variable) => variable.name === name);
    const isPreset = preset !== null || agent.default_variables?.[name] !== undefined;
    if (given === undefined ? !required || isPreset : given.type === type && (given.required || isPreset || !required))
      continue;
    throw new AppError('unprocessable', {
      message: `The prompt of ${agent.name} needs the variable ${name} (${type}), which the prompt that the session begins with does not require as such. Declare it there, or give ${agent.name} a default.`,
      param: 'hand_offs',
    });
  }
}
