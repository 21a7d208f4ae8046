import { DEFAULT_ENVIRONMENT } from '../config-resolver/index.ts';
import type { VariableValues } from '../prompt-registry/index.ts';
import type { InboundMapping } from './inbound-mapping.ts';
import type { CallSchedule } from './mapping-rules.ts';
import { openingAt } from './opening-hours.ts';

/** Who is to take a call. Exactly one of environment and binding_id is set. */
export interface CallTarget {
  readonly agent_id: string;
  readonly environment: string | null;
  readonly binding_id: string | null;
  readonly variables: VariableValues;
}

/** What a mapping's schedule says of a call. */
export interface CallRoute {
  /** Who answers, or whose voice says the message. */
  readonly target: CallTarget;
  /** `agent` answers it; `say`: it is answered by a message and put down; `reject`: it is put down unanswered. */
  readonly action: 'agent' | 'say' | 'reject';
  readonly message: string | null;
  /** Whether it came within opening hours; they are always where there is no schedule. */
  readonly is_open: boolean;
  /** The day of the schedule's exceptions that decided. */
  readonly exception: string | null;
}

/** Goes by the schedule of a mapping. The webhook is not asked here. */
export function routeCall(mapping: InboundMapping, at: Date): CallRoute {
  const { agent_id, environment, binding_id, variables, schedule } = mapping;
  const target = { agent_id, environment, binding_id, variables };
  const opening = schedule ? openingAt(schedule, at) : { is_open: true, exception: null };
  if (!schedule || opening.is_open) return { target, action: 'agent', message: null, ...opening };
  const other = targetOutside(schedule);
  if (other !== null) return { target: other, action: 'agent', message: null, ...opening };
  const { outside } = schedule;
  if (outside.action === 'say') return { target, action: 'say', message: outside.message, ...opening };
  return { target, action: 'reject', message: null, ...opening };
}

/** Who answers outside opening hours; null where nobody does. */
export function targetOutside(schedule: CallSchedule | null | undefined): CallTarget | null {
  const outside = schedule?.outside;
  if (outside?.action !== 'agent') return null;
  return {
    agent_id: outside.agent_id,
    environment: outside.binding_id === undefined ? (outside.environment ?? DEFAULT_ENVIRONMENT) : null,
    binding_id: outside.binding_id ?? null,
    variables: outside.variables,
  };
}
