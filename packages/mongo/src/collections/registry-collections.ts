import type { AgentContent } from '@patchbay/core/agent-registry';
import type { AnalysisContent } from '@patchbay/core/conversation-analysis';
import type { PromptContent } from '@patchbay/core/prompt-registry';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ToolContent } from '@patchbay/core/tool-registry';
import type { RegistryDraft } from '@patchbay/core/versioned-registry';
import { defineCollection, type Referring } from './collection-definition.ts';
import { headsOf, REFERRING, versionsOf } from './registry-shape.ts';

/** The registries: heads, immutable versions, and the drafts of all of them. A new registry is two lines. */
export const agents = headsOf('agents');
export const agentVersions = versionsOf<AgentContent>('agent');
export const prompts = headsOf('prompts');
export const promptVersions = versionsOf<PromptContent>('prompt');
export const tools = headsOf('tools');
export const toolVersions = versionsOf<ToolContent>('tool');
export const runtimeConfigs = headsOf('runtime_configs');
export const runtimeConfigVersions = versionsOf<RuntimeConfigContent>('runtime_config');
export const analysisDefinitions = headsOf('analysis_definitions');
export const analysisDefinitionVersions = versionsOf<AnalysisContent>('analysis_definition');

/** One a entity: its id is made of the entity's. */
export const drafts = defineCollection<RegistryDraft & Referring>({
  name: 'drafts',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, REFERRING],
  schema: {
    object: 'string',
    tenant_id: 'string',
    content: 'object',
    etag: 'string',
    created_at: 'date',
    updated_at: 'date',
    updated_by: 'object',
  },
});
