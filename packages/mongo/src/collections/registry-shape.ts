import type { RegistryContent, RegistryEntity, RegistryHead, RegistryVersion } from '@patchbay/core/versioned-registry';
import { type CollectionDefinition, defineCollection, type Held, type Referring } from './collection-definition.ts';

/** The collection of a registry's heads: `prompts`. */
export function headsOf(plural: string): CollectionDefinition<RegistryHead & Held> {
  return defineCollection<RegistryHead & Held>({
    name: plural,
    tenancy: 'tenant',
    writes: 'audited',
    bookkeeping: ['held_by'],
    // A list always names the statuses that it shows, so status comes first in each; then what it is narrowed by.
    indexes: [
      { keys: { tenant_id: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, tags: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, name: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, updated_at: 1, _id: 1 } },
    ],
    schema: 'core',
  });
}

/** Which versions of prompts include a prompt. */
const INCLUDED = { tenant_id: 1, 'content.includes.prompt_id': 1, 'content.includes.version': 1 } as const;

/** Which contents refer to a credential. */
export const REFERRING = {
  keys: { tenant_id: 1, credential_ids: 1 },
  partial_filter: { credential_ids: { $exists: true } },
} as const;

/** Which versions of agents have their conversations analysed by a definition. */
const ANALYSED = {
  tenant_id: 1,
  'content.analysis.analysis_definition_id': 1,
  'content.analysis.version': 1,
} as const;

/** The collection of a registry's published versions: `prompt_versions`. The unique index gives out the numbers. */
export function versionsOf<C extends RegistryContent>(
  entity: RegistryEntity,
): CollectionDefinition<RegistryVersion<C> & Referring> {
  const id_field = `${entity}_id`;
  return defineCollection<RegistryVersion<C> & Referring>({
    name: `${entity}_versions`,
    tenancy: 'tenant',
    writes: 'audited',
    indexes: [
      { keys: { tenant_id: 1, [id_field]: 1, version: 1 }, unique: true },
      ...(entity === 'prompt' ? [{ keys: INCLUDED }] : []),
      ...(entity === 'tool' || entity === 'runtime_config' ? [REFERRING] : []),
      ...(entity === 'agent'
        ? [{ keys: ANALYSED, partial_filter: { 'content.analysis.analysis_definition_id': { $exists: true } } }]
        : []),
    ],
    schema: {
      object: 'string',
      [id_field]: 'string',
      tenant_id: 'string',
      version: 'number',
      digest: 'string',
      change_note: 'string',
      content: 'object',
      created_at: 'date',
      created_by: 'object',
    },
  });
}
