import { idSchema } from '@patchbay/core/kernel';
import {
  comparedParam,
  draftSchema,
  headSchema,
  labelField,
  labelSchema,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
  registryScope,
  versionRefParam,
  versionSchema,
  versionSummarySchema,
} from '@patchbay/core/versioned-registry';
import { z } from 'zod';

/** `runtime_config` as `RuntimeConfig`. */
function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

type IdShape<E extends RegistryEntity> = Record<`${E}_id`, ReturnType<typeof idSchema>>;

/** Path parameters of a registry's routes: `{prompt_id}`, and with what is named below it. */
function registryParams<E extends RegistryEntity, C extends RegistryContent>({
  entity,
  id_field,
}: RegistryDefinition<E, C>) {
  const id = { [id_field]: idSchema(entity) } as IdShape<E>;
  return {
    one: z.object(id),
    version: z.object({ ...id, version: versionRefParam }),
    compared: z.object({ ...id, version: comparedParam }),
    label: z.object({ ...id, label: labelField }),
  };
}

/** What the routes of one registry share: names, paths, permissions and the schemas of its resources. */
export function registryCommons<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  const { entity, plural } = definition;
  const Noun = pascalCase(entity);
  const path = `/v1/${plural.replaceAll('_', '-')}`;
  const common = { module: plural.replaceAll('_', '-'), auth: 'cognito', uses: ['mongo'] } as const;
  return {
    Noun,
    path,
    one: `${path}/{${definition.id_field}}`,
    params: registryParams(definition),
    head: headSchema(definition).meta({ id: Noun, description: `A ${definition.noun}` }),
    draft: draftSchema(definition).meta({ id: `${Noun}Draft` }),
    summary: versionSummarySchema(definition).meta({ id: `${Noun}VersionSummary` }),
    version: versionSchema(definition).meta({ id: `${Noun}Version` }),
    label: labelSchema(definition).meta({ id: `${Noun}Label` }),
    bodyLimit: definition.body_limit_bytes === undefined ? {} : { body_limit_bytes: definition.body_limit_bytes },
    read: { ...common, scope: registryScope(definition, 'read'), audit: [], idempotency: 'none' } as const,
    write: { ...common, scope: registryScope(definition, 'write') } as const,
    publish: { ...common, scope: registryScope(definition, 'publish') } as const,
  };
}

/** What the routes of one registry share. */
export type RegistryCommons<E extends RegistryEntity, C extends RegistryContent> = ReturnType<
  typeof registryCommons<E, C>
>;
