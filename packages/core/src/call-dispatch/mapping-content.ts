import { DEFAULT_ENVIRONMENT } from '../config-resolver/index.ts';
import { AppError, canonicalJson, type TenantScope, type Work } from '../kernel/index.ts';
import type { VariableValues } from '../prompt-registry/index.ts';
import type { MappingContent } from './inbound-mapping.ts';
import type { MappedAgent, MappingTargets } from './inbound-mapping-repository.ts';

/** What a request says about a mapping; what it leaves out stays. */
export interface MappingChanges {
  readonly agent_id?: string | undefined;
  readonly environment?: string | undefined;
  readonly binding_id?: string | undefined;
  readonly variables?: VariableValues | undefined;
  readonly description?: string | undefined;
  readonly metadata?: Record<string, string> | undefined;
}

/**
 * The content after a change. Where neither environment nor binding is named, the old one stays; but a pinned binding
 * belongs to its agent, so another agent begins with production.
 */
export function contentAfter(
  current: MappingContent | undefined,
  { agent_id = current?.agent_id ?? '', ...changes }: MappingChanges,
): MappingContent {
  const { variables = current?.variables ?? {} } = changes;
  const { description = current?.description ?? '', metadata = current?.metadata ?? {} } = changes;
  return { agent_id, ...targetAfter(current, agent_id, changes), variables, description, metadata };
}

function targetAfter(
  current: MappingContent | undefined,
  agentId: string,
  { environment, binding_id }: MappingChanges,
): Pick<MappingContent, 'environment' | 'binding_id'> {
  if (binding_id !== undefined) return { environment: null, binding_id };
  if (environment !== undefined) return { environment, binding_id: null };
  if (current !== undefined && (current.binding_id === null || current.agent_id === agentId)) {
    return { environment: current.environment, binding_id: current.binding_id };
  }
  return { environment: DEFAULT_ENVIRONMENT, binding_id: null };
}

/** The versioned part of a mapping, and nothing else. */
export function contentOf(mapping: MappingContent): MappingContent {
  const { agent_id, environment, binding_id, variables, description, metadata } = mapping;
  return { agent_id, environment, binding_id, variables, description, metadata };
}

/** Whether two contents are the same, whatever the order of their members. */
export function sameContent(left: MappingContent, right: MappingContent): boolean {
  return canonicalJson({ ...contentOf(left) }) === canonicalJson({ ...contentOf(right) });
}

/** What contents refer to, as far as the tenant has it. */
export interface KnownTargets {
  readonly agents: ReadonlyMap<string, MappedAgent>;
  /** Agent by binding. */
  readonly bindings: ReadonlyMap<string, string>;
}

/** Reads what contents refer to. */
export async function readTargets(
  scope: TenantScope,
  work: Work,
  targets: MappingTargets,
  contents: readonly MappingContent[],
): Promise<KnownTargets> {
  const agentIds = [...new Set(contents.map(({ agent_id }) => agent_id))];
  const bindingIds = [...new Set(contents.flatMap(({ binding_id }) => binding_id ?? []))];
  const agents = agentIds.length === 0 ? [] : await targets.agents(scope, agentIds, work);
  const bindings = bindingIds.length === 0 ? [] : await targets.bindings(scope, bindingIds, work);
  return {
    agents: new Map(agents.map((agent) => [agent.id, agent])),
    bindings: new Map(bindings.map(({ id, agent_id }) => [id, agent_id])),
  };
}

/** Why a content cannot be used, as the error of a request; undefined where it can. */
export function targetProblem({ agent_id, binding_id }: MappingContent, known: KnownTargets): AppError | undefined {
  const agent = known.agents.get(agent_id);
  if (agent === undefined) {
    return new AppError('reference_not_found', { message: 'There is no such agent.', param: 'agent_id' });
  }
  if (agent.archived_at !== null) {
    return new AppError('reference_archived', { message: 'The agent is archived.', param: 'agent_id' });
  }
  if (binding_id === null || known.bindings.get(binding_id) === agent_id) return undefined;
  return new AppError('reference_not_found', { message: 'The agent has no such binding.', param: 'binding_id' });
}
