import type { Binding, Environment, EnvironmentChange } from '@patchbay/core/agent-bindings';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { defineCollection } from './collection-definition.ts';

/** Pinned sets of versions. Nothing updates them. */
export const agentBindings = defineCollection<Binding>({
  name: 'agent_bindings',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, agent_id: 1, number: 1 }, unique: true },
    { keys: { tenant_id: 1, agent_id: 1, digest: 1, number: 1 } },
    { keys: { tenant_id: 1, agent_id: 1, prompt_id: 1, number: 1 } },
    // Who depends on a version.
    { keys: { tenant_id: 1, agent_id: 1, agent_version: 1 } },
    { keys: { tenant_id: 1, prompt_id: 1, prompt_version: 1 } },
    { keys: { tenant_id: 1, runtime_config_id: 1, runtime_config_version: 1 } },
    { keys: { tenant_id: 1, 'tool_versions.tool_id': 1, 'tool_versions.version': 1 } },
    { keys: { tenant_id: 1, 'knowledge.index_id': 1, 'knowledge.snapshot_id': 1 } },
    // Who hands over to a binding.
    { keys: { tenant_id: 1, 'hand_offs.binding_id': 1 } },
  ],
  schema: 'core',
});

/** What points at bindings: `<agent id>_<name>`. */
export const environments = defineCollection<Environment>({
  name: 'environments',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, agent_id: 1, environment: 1 }, unique: true },
    { keys: { tenant_id: 1, binding_id: 1 } },
    // Where a version is live.
    { keys: { tenant_id: 1, 'resolved_versions.prompt_id': 1, 'resolved_versions.prompt_version': 1 } },
    { keys: { tenant_id: 1, 'resolved_versions.runtime_config_id': 1, 'resolved_versions.runtime_config_version': 1 } },
    {
      keys: {
        tenant_id: 1,
        'resolved_versions.tool_versions.tool_id': 1,
        'resolved_versions.tool_versions.version': 1,
      },
    },
    {
      keys: { tenant_id: 1, 'resolved_versions.knowledge.index_id': 1, 'resolved_versions.knowledge.snapshot_id': 1 },
    },
  ],
  schema: 'core',
});

/** Every setting of an environment: `<environment id>_<revision>`. */
export const environmentHistory = defineCollection<EnvironmentChange>({
  name: 'environment_history',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, agent_id: 1, environment: 1, revision: 1 }, unique: true },
    { keys: { tenant_id: 1, agent_id: 1, environment: 1, created_at: 1 }, unique: true },
  ],
  schema: 'core',
});

/** A resolved config as stored: `<tenant id>:<digest>`. */
export interface StoredConfig {
  readonly id: string;
  readonly tenant_id: string;
  readonly digest: string;
  readonly config: ResolvedConfig;
  readonly created_at: Date;
}

/** What bindings resolve to, addressed by digest. */
export const resolvedConfigs = defineCollection<StoredConfig>({
  name: 'resolved_configs',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, digest: 1 }, unique: true }],
  schema: { tenant_id: 'string', digest: 'string', config: 'object', created_at: 'date' },
});
