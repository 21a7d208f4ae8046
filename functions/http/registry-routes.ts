import { idSchema, pageOf, pageQuery } from '@patchbay/core/kernel';
import {
  createInputSchema,
  draftSchema,
  headSchema,
  listQuerySchema,
  publishInputSchema,
  putDraftInputSchema,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
  registryScope,
  updateInputSchema,
  versionParam,
  versionSchema,
  versionSummarySchema,
} from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** `runtime_config` as `RuntimeConfig`. */
function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

type IdShape<E extends RegistryEntity> = Record<`${E}_id`, ReturnType<typeof idSchema>>;

/** Path parameters of a registry's routes: `{prompt_id}`, and with `{version}`. */
function registryParams<E extends RegistryEntity, C extends RegistryContent>({
  entity,
  id_field,
}: RegistryDefinition<E, C>) {
  const id = { [id_field]: idSchema(entity) } as IdShape<E>;
  return { one: z.object(id), version: z.object({ ...id, version: versionParam }) };
}

/** What a registry's routes have in common: make it once a registry, for its schemas are named components. */
export function registryRoutes<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  const { entity, noun, plural } = definition;
  const Noun = pascalCase(entity);
  const path = `/v1/${plural.replaceAll('_', '-')}`;
  const one = `${path}/{${definition.id_field}}`;
  const params = registryParams(definition);
  const head = headSchema(definition).meta({ id: Noun, description: `A ${noun}` });
  const draft = draftSchema(definition).meta({ id: `${Noun}Draft` });
  const summary = versionSummarySchema(definition).meta({ id: `${Noun}VersionSummary` });
  const version = versionSchema(definition).meta({ id: `${Noun}Version` });
  const bodyLimit = definition.body_limit_bytes === undefined ? {} : { body_limit_bytes: definition.body_limit_bytes };
  const common = { module: plural.replaceAll('_', '-'), auth: 'cognito', uses: ['mongo'] } as const;
  const read = { ...common, scope: registryScope(definition, 'read'), audit: [], idempotency: 'none' } as const;
  const write = { ...common, scope: registryScope(definition, 'write') } as const;

  return {
    create: defineRoute({
      ...write,
      ...bodyLimit,
      id: `create${Noun}`,
      method: 'POST',
      path,
      summary: `Create a ${noun}`,
      description: 'With `content` it starts with a draft, ready to be published.',
      body: createInputSchema(definition),
      success: { status: 201, schema: head, description: `The new ${noun}` },
      errors: ['unprocessable'],
      audit: [`${entity}.created`],
      idempotency: 'optional',
      examples: [
        { name: `a ${noun} with a first draft`, body: { name: `First ${noun}`, content: definition.example } },
      ],
    }),
    list: defineRoute({
      ...read,
      id: `list${Noun}s`,
      method: 'GET',
      path,
      summary: `List ${noun}s`,
      query: listQuerySchema,
      success: { status: 200, schema: pageOf(head), description: `A page of ${noun}s` },
      errors: ['invalid_cursor'],
    }),
    get: defineRoute({
      ...read,
      id: `get${Noun}`,
      method: 'GET',
      path: one,
      summary: `Get a ${noun}`,
      params: params.one,
      success: { status: 200, schema: head, description: `The ${noun}` },
      errors: ['not_found'],
    }),
    update: defineRoute({
      ...write,
      id: `update${Noun}`,
      method: 'PATCH',
      path: one,
      summary: `Update name, description, tags or metadata of a ${noun}`,
      params: params.one,
      body: updateInputSchema,
      success: { status: 200, schema: head, description: `The changed ${noun}` },
      errors: ['not_found', 'resource_archived'],
      audit: [`${entity}.updated`],
      idempotency: 'none',
      examples: [{ name: 'another name', body: { name: 'Night shift' } }],
    }),
    archive: defineRoute({
      ...write,
      id: `archive${Noun}`,
      method: 'POST',
      path: `${one}/archive`,
      summary: `Archive a ${noun}`,
      description:
        'It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.',
      params: params.one,
      success: { status: 200, schema: head, description: `The archived ${noun}` },
      errors: ['not_found'],
      audit: [`${entity}.archived`],
      idempotency: 'optional',
    }),
    restore: defineRoute({
      ...write,
      id: `restore${Noun}`,
      method: 'POST',
      path: `${one}/restore`,
      summary: `Restore an archived ${noun}`,
      params: params.one,
      success: { status: 200, schema: head, description: `The restored ${noun}` },
      errors: ['not_found'],
      audit: [`${entity}.restored`],
      idempotency: 'optional',
    }),
    getDraft: defineRoute({
      ...read,
      id: `get${Noun}Draft`,
      method: 'GET',
      path: `${one}/draft`,
      summary: `Get the draft of a ${noun}`,
      description: 'Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.',
      params: params.one,
      success: { status: 200, schema: draft, description: 'The draft' },
      errors: ['not_found'],
    }),
    updateDraft: defineRoute({
      ...write,
      ...bodyLimit,
      id: `update${Noun}Draft`,
      method: 'PUT',
      path: `${one}/draft`,
      summary: `Replace the draft of a ${noun}`,
      description: 'The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.',
      params: params.one,
      body: putDraftInputSchema(definition),
      success: { status: 200, schema: draft, description: 'The new draft' },
      errors: ['not_found', 'resource_archived', 'unprocessable', 'precondition_required', 'precondition_failed'],
      audit: [`${entity}_draft.updated`],
      idempotency: 'none',
      if_match: 'optional',
      examples: [{ name: 'a whole draft', body: { content: definition.example } }],
    }),
    publish: defineRoute({
      ...common,
      scope: registryScope(definition, 'publish'),
      id: `publish${Noun}Version`,
      method: 'POST',
      path: `${one}/versions`,
      summary: `Publish the draft of a ${noun} as its next version`,
      description: 'A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.',
      params: params.one,
      body: publishInputSchema,
      success: { status: 201, schema: version, description: 'The new version' },
      errors: [
        'not_found',
        'resource_archived',
        'unprocessable',
        'nothing_to_publish',
        'publish_conflict',
        'precondition_failed',
      ],
      audit: [`${entity}_version.published`],
      idempotency: 'optional',
      if_match: 'optional',
      examples: [{ name: 'with a note', body: { change_note: 'Shorter greeting' } }],
    }),
    listVersions: defineRoute({
      ...read,
      id: `list${Noun}Versions`,
      method: 'GET',
      path: `${one}/versions`,
      summary: `List the published versions of a ${noun}, without their content`,
      params: params.one,
      query: z.object(pageQuery),
      success: { status: 200, schema: pageOf(summary), description: 'A page of versions' },
      errors: ['not_found', 'invalid_cursor'],
    }),
    getVersion: defineRoute({
      ...read,
      id: `get${Noun}Version`,
      method: 'GET',
      path: `${one}/versions/{version}`,
      summary: `Get a published version of a ${noun}`,
      params: params.version,
      success: { status: 200, schema: version, description: 'The version' },
      errors: ['not_found'],
    }),
  };
}
