import { archivedPins } from '../agent-bindings/index.ts';
import { DEFAULT_ENVIRONMENT } from '../config-resolver/index.ts';
import { AppError, canonicalJson, type TenantScope, type Work } from '../kernel/index.ts';
import type { VariableValues } from '../prompt-registry/index.ts';
import type { MappingContent } from './inbound-mapping.ts';
import type { MappedAgent, MappedBinding, MappingTargets } from './inbound-mapping-repository.ts';
import { type CallRefusal, type CallSchedule, type CallWebhook, NO_RULES } from './mapping-rules.ts';

/** What a request says about a mapping; what it leaves out stays. */
export interface MappingChanges {
  readonly agent_id?: string | undefined;
  readonly environment?: string | undefined;
  readonly binding_id?: string | undefined;
  readonly variables?: VariableValues | undefined;
  readonly schedule?: CallSchedule | null | undefined;
  readonly webhook?: CallWebhook | null | undefined;
  readonly refusal?: CallRefusal | undefined;
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
  const { schedule, webhook, refusal } = { ...rulesOf(current), ...given(changes) };
  const target = targetAfter(current, agent_id, changes);
  return { agent_id, ...target, variables, schedule, webhook, refusal, description, metadata };
}

/** The rules of a mapping; those from before there were any have none. */
function rulesOf(mapping: Partial<MappingContent> = {}): Pick<MappingContent, 'schedule' | 'webhook' | 'refusal'> {
  const { schedule = null, webhook = null, refusal = NO_RULES.refusal } = mapping;
  return { schedule, webhook, refusal };
}

/** The rules that a request names. */
function given({ schedule, webhook, refusal }: MappingChanges) {
  return {
    ...(schedule === undefined ? {} : { schedule }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(refusal === undefined ? {} : { refusal }),
  };
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
  return { agent_id, environment, binding_id, variables, ...rulesOf(mapping), description, metadata };
}

/** Whether two contents are the same, whatever the order of their members. */
export function sameContent(left: MappingContent, right: MappingContent): boolean {
  return canonicalJson({ ...contentOf(left) }) === canonicalJson({ ...contentOf(right) });
}

/** What contents refer to, as far as the tenant has it. */
export interface KnownTargets {
  readonly agents: ReadonlyMap<string, MappedAgent>;
  readonly bindings: ReadonlyMap<string, MappedBinding>;
}

/** Reads what contents refer to, and holds it: it is about to be used. */
export async function readTargets(
  scope: TenantScope,
  work: Work,
  targets: MappingTargets,
  contents: readonly MappingContent[],
): Promise<KnownTargets> {
  const led = contents.flatMap((content) => [content, otherAgentOf(content) ?? []].flat());
  const agentIds = [...new Set(led.map(({ agent_id }) => agent_id))];
  const bindingIds = [...new Set(led.flatMap(({ binding_id }) => binding_id ?? []))];
  if (agentIds.length > 0) await targets.hold(scope, work, agentIds);
  const agents = agentIds.length === 0 ? [] : await targets.agents(scope, agentIds, work);
  const bindings = bindingIds.length === 0 ? [] : await targets.bindings(scope, work, bindingIds);
  return {
    agents: new Map(agents.map((agent) => [agent.id, agent])),
    bindings: new Map(bindings.map((binding) => [binding.id, binding])),
  };
}

/** Who answers outside opening hours, where that is an agent. */
export function otherAgentOf({ schedule }: Partial<Pick<MappingContent, 'schedule'>>) {
  return schedule?.outside.action === 'agent' ? schedule.outside : undefined;
}

/** Why a content cannot be used, as the error of a request; undefined where it can. */
export function targetProblem(content: MappingContent, known: KnownTargets): AppError | undefined {
  const other = otherAgentOf(content);
  return (
    agentProblem(content, known) ?? (other === undefined ? undefined : agentProblem(other, known, 'schedule.outside.'))
  );
}

function agentProblem(
  { agent_id, binding_id }: { readonly agent_id: string; readonly binding_id?: string | null | undefined },
  known: KnownTargets,
  at = '',
): AppError | undefined {
  const agent = known.agents.get(agent_id);
  const param = `${at}agent_id`;
  if (agent === undefined) {
    return new AppError('reference_not_found', { message: 'There is no such agent.', param });
  }
  if (agent.archived_at !== null)
    return new AppError('reference_archived', { message: 'The agent is archived.', param });
  if (typeof binding_id !== 'string') return undefined;
  const binding = known.bindings.get(binding_id);
  if (binding?.agent_id === agent_id) return archivedPins(binding.archived, `${at}binding_id`, 'The binding');
  return new AppError('reference_not_found', {
    message: 'The agent has no such binding.',
    param: `${at}binding_id`,
  });
}
