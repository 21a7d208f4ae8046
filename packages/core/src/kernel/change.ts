import type { JsonValue } from './digest.ts';

/** What is audited: the closed union of entity types. */
export const ENTITY_TYPES = [
  'tenant',
  'operator',
  'user',
  'api_key',
  'provider_credential',
  'agent',
  'prompt',
  'tool',
  'runtime_config',
  'binding',
  'environment',
  'session',
  'file',
  'search_index',
  'audit_export',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** The closed union of audited actions, past tense, `noun.verb`. Webhook and event types are the same words. */
export const AUDIT_ACTIONS = [
  'tenant.created',
  'tenant.updated',
  'tenant.suspended',
  'tenant.reactivated',
  'operator.invited',
  'operator.updated',
  'operator.disabled',
  'operator.enabled',
  'user.upserted',
  'user.archived',
  'user.restored',
  'api_key.created',
  'api_key.updated',
  'api_key.rotated',
  'api_key.revoked',
  'provider_credential.created',
  'provider_credential.updated',
  'provider_credential.rotated',
  'provider_credential.archived',
  'provider_credential.restored',
  'agent.created',
  'agent.duplicated',
  'agent.updated',
  'agent.archived',
  'agent.restored',
  'agent_draft.updated',
  'agent_version.published',
  'agent_version.labelled',
  'agent_version.unlabelled',
  'prompt.created',
  'prompt.duplicated',
  'prompt.updated',
  'prompt.archived',
  'prompt.restored',
  'prompt_draft.updated',
  'prompt_version.published',
  'prompt_version.labelled',
  'prompt_version.unlabelled',
  'tool.created',
  'tool.duplicated',
  'tool.updated',
  'tool.archived',
  'tool.restored',
  'tool_draft.updated',
  'tool_version.published',
  'tool_version.labelled',
  'tool_version.unlabelled',
  'runtime_config.created',
  'runtime_config.duplicated',
  'runtime_config.updated',
  'runtime_config.archived',
  'runtime_config.restored',
  'runtime_config_draft.updated',
  'runtime_config_version.published',
  'runtime_config_version.labelled',
  'runtime_config_version.unlabelled',
  'binding.created',
  'environment.updated',
  'environment.promoted',
  'environment.rolled_back',
  'session.created',
  'session.dispatched',
  'session.started',
  'session.ended',
  'session.failed',
  'file.created',
  'file.claimed',
  'file.ready',
  'file.failed',
  'file.retried',
  'file.archived',
  'search_index.created',
  'search_index.updated',
  'search_index.archived',
  'audit_export.created',
  'audit_export.completed',
  'audit_export.failed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One mutation, as audit and outbox record it. */
export interface Change {
  readonly action: AuditAction;
  readonly entity: { readonly type: EntityType; readonly id: string };
  /** State before, null on creation. Secrets never enter. */
  readonly old_value: JsonValue;
  /** State after, null on removal. */
  readonly new_value: JsonValue;
  /** The tenant the change belongs to, where the actor's own scope has none (platform operators). */
  readonly tenant_id?: string;
}
