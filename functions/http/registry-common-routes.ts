import { idSchema, withArticle } from '@patchbay/core/kernel';
import {
  comparedParam,
  dependentsSchema,
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

function idOf<E extends RegistryEntity, C extends RegistryContent>({ entity, id_field }: RegistryDefinition<E, C>) {
  return { [id_field]: idSchema(entity) } as IdShape<E>;
}

/** Path parameters: `{prompt_id}`. */
export function oneParams<E extends RegistryEntity, C extends RegistryContent>(definition: RegistryDefinition<E, C>) {
  return z.object(idOf(definition));
}

/** Path parameters: `{prompt_id}` and `{version}`. */
export function versionParams<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return z.object({ ...idOf(definition), version: versionRefParam });
}

/** Path parameters: `{prompt_id}` and `{version}`, which may be the draft. */
export function comparedParams<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return z.object({ ...idOf(definition), version: comparedParam });
}

/** Path parameters: `{prompt_id}` and `{label}`. */
export function labelParams<E extends RegistryEntity, C extends RegistryContent>(definition: RegistryDefinition<E, C>) {
  return z.object({ ...idOf(definition), label: labelField });
}

/** What the routes of one registry share: names, paths and permissions. */
export function registryCommons<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  const { entity, noun, plural } = definition;
  const path = `/v1/${plural.replaceAll('_', '-')}`;
  const common = { module: plural.replaceAll('_', '-'), auth: 'cognito', uses: ['mongo'] } as const;
  return {
    definition,
    entity,
    noun,
    Noun: pascalCase(entity),
    path,
    one: `${path}/{${definition.id_field}}`,
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

/** Made once a registry, however many of its routes show it: a named component is one schema. */
function oncePerRegistry<Commons extends object, Schema>(make: (commons: Commons) => Schema) {
  const made = new WeakMap<Commons, Schema>();
  return (commons: Commons): Schema => {
    const schema = made.get(commons) ?? make(commons);
    made.set(commons, schema);
    return schema;
  };
}

/** A head. */
export const headOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, noun, Noun }: RegistryCommons<E, C>) =>
    headSchema(definition).meta({ id: Noun, description: `A ${noun}` }),
);

/** A draft. */
export const draftOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, Noun }: RegistryCommons<E, C>) =>
    draftSchema(definition).meta({ id: `${Noun}Draft` }),
);

/** A version without its content. */
export const summaryOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, Noun }: RegistryCommons<E, C>) =>
    versionSummarySchema(definition).meta({ id: `${Noun}VersionSummary` }),
);

/** A version. */
export const versionOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, Noun }: RegistryCommons<E, C>) =>
    versionSchema(definition).meta({ id: `${Noun}Version` }),
);

/** A label. */
export const labelOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, Noun }: RegistryCommons<E, C>) =>
    labelSchema(definition).meta({ id: `${Noun}Label` }),
);

/** What uses an entity, or a version of it. */
export const dependentsOf = /* @__PURE__ */ oncePerRegistry(
  <E extends RegistryEntity, C extends RegistryContent>({ definition, noun, Noun }: RegistryCommons<E, C>) =>
    dependentsSchema(definition).meta({ id: `${Noun}Dependents`, description: `What uses ${withArticle(noun)}` }),
);
