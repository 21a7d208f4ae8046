import {
  headSchema,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
  type RegistryHead,
  type RegistryVersion,
} from '@patchbay/core/versioned-registry';
import { type CollectionDefinition, defineCollection } from './collection-definition.ts';

/** The collection of a registry's heads: `prompts`. */
export function headsOf(definition: RegistryDefinition): CollectionDefinition<RegistryHead> {
  return defineCollection<RegistryHead>({
    name: definition.plural,
    tenancy: 'tenant',
    writes: 'audited',
    // A list always names the statuses that it shows, so status comes first in each; then what it is narrowed by.
    indexes: [
      { keys: { tenant_id: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, tags: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, name: 1, _id: 1 } },
      { keys: { tenant_id: 1, status: 1, updated_at: 1, _id: 1 } },
    ],
    schema: headSchema(definition),
  });
}

/** Which versions of prompts include a prompt. */
const INCLUDED = { tenant_id: 1, 'content.includes.prompt_id': 1, 'content.includes.version': 1 } as const;

/** The collection of a registry's published versions: `prompt_versions`. The unique index gives out the numbers. */
export function versionsOf<E extends RegistryEntity, C extends RegistryContent>({
  entity,
  id_field,
}: RegistryDefinition<E, C>): CollectionDefinition<RegistryVersion<C>> {
  return defineCollection<RegistryVersion<C>>({
    name: `${entity}_versions`,
    tenancy: 'tenant',
    writes: 'audited',
    indexes: [
      { keys: { tenant_id: 1, [id_field]: 1, version: 1 }, unique: true },
      ...(entity === 'prompt' ? [{ keys: INCLUDED }] : []),
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
