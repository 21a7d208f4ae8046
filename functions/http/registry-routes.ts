import { pageOf, withArticle } from '@patchbay/core/kernel';
import {
  archiveInputSchema,
  createInputSchema,
  expandedHeadSchema,
  getQuerySchema,
  listedHeadSchema,
  listQuerySchema,
  publishInputSchema,
  putDraftInputSchema,
  type RegistryContent,
  type RegistryEntity,
  updateInputSchema,
} from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { draftOf, headOf, oneParams, type RegistryCommons, versionOf } from './registry-common-routes.ts';

// One function a route, so that a Lambda carries and builds its own and none of the other seventeen.

/** Starts an entity. */
export function createRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, path, bodyLimit, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    ...bodyLimit,
    id: `create${Noun}`,
    method: 'POST',
    path,
    summary: `Create ${withArticle(noun)}`,
    description: 'With `content` it starts with a draft, ready to be published.',
    body: createInputSchema(definition),
    success: { status: 201, schema: headOf(commons), description: `The new ${noun}` },
    errors: ['unprocessable', ...(definition.reference_errors ?? [])],
    audit: [`${entity}.created`],
    idempotency: 'optional',
    examples: [
      {
        name: `${withArticle(noun)} with a first draft`,
        body: { name: `First ${noun}`, content: definition.example },
      },
    ],
  });
}

/** Lists heads. */
export function listRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, path, read } = commons;
  return defineRoute({
    ...read,
    id: `list${Noun}s`,
    method: 'GET',
    path,
    summary: `List ${noun}s`,
    description:
      'By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).',
    query: listQuerySchema,
    success: {
      status: 200,
      schema: pageOf(listedHeadSchema(definition).meta({ id: `Listed${Noun}` })),
      description: `A page of ${noun}s`,
    },
    errors: ['invalid_cursor'],
    examples: [
      { name: 'published ones with a tag', query: { status: 'published', tag: 'night' } },
      { name: 'what changed since yesterday', query: { updated_after: '2026-11-21T10:00:00Z', order: 'asc' } },
    ],
  });
}

/** Reads a head. */
export function getRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `get${Noun}`,
    method: 'GET',
    path: one,
    summary: `Get ${withArticle(noun)}`,
    params: oneParams(definition),
    query: getQuerySchema,
    success: {
      status: 200,
      schema: expandedHeadSchema(definition).meta({ id: `Expanded${Noun}` }),
      description: `The ${noun}, with what was asked for besides`,
    },
    errors: ['not_found'],
    examples: [{ name: 'with its newest version', query: { expand: 'latest_version' } }],
  });
}

/** Changes what of a head needs no version. */
export function updateRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    id: `update${Noun}`,
    method: 'PATCH',
    path: one,
    summary: `Update name, description, tags, metadata or owner of ${withArticle(noun)}`,
    params: oneParams(definition),
    body: updateInputSchema,
    success: { status: 200, schema: headOf(commons), description: `The changed ${noun}` },
    errors: ['not_found', 'resource_archived'],
    audit: [`${entity}.updated`],
    idempotency: 'none',
    examples: [{ name: 'another name', body: { name: 'Night shift' } }],
  });
}

/** Takes an entity out of use. */
export function archiveRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    id: `archive${Noun}`,
    method: 'POST',
    path: `${one}/archive`,
    summary: `Archive ${withArticle(noun)}`,
    description:
      'It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: ' +
      'environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in ' +
      'their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.',
    params: oneParams(definition),
    body: archiveInputSchema,
    success: { status: 200, schema: headOf(commons), description: `The archived ${noun}` },
    errors: ['not_found', 'resource_in_use'],
    examples: [
      { name: 'unless it is in use', body: {} },
      { name: 'in any case', body: { force: true } },
    ],
    audit: [`${entity}.archived`],
    idempotency: 'optional',
  });
}

/** Brings an archived entity back. */
export function restoreRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    id: `restore${Noun}`,
    method: 'POST',
    path: `${one}/restore`,
    summary: `Restore an archived ${noun}`,
    params: oneParams(definition),
    success: { status: 200, schema: headOf(commons), description: `The restored ${noun}` },
    errors: ['not_found'],
    audit: [`${entity}.restored`],
    idempotency: 'optional',
  });
}

/** Reads the draft. */
export function getDraftRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `get${Noun}Draft`,
    method: 'GET',
    path: `${one}/draft`,
    summary: `Get the draft of ${withArticle(noun)}`,
    description: 'Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.',
    params: oneParams(definition),
    success: { status: 200, schema: draftOf(commons), description: 'The draft' },
    errors: ['not_found'],
  });
}

/** Replaces the draft. */
export function updateDraftRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, bodyLimit, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    ...bodyLimit,
    id: `update${Noun}Draft`,
    method: 'PUT',
    path: `${one}/draft`,
    summary: `Replace the draft of ${withArticle(noun)}`,
    description: 'The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.',
    params: oneParams(definition),
    body: putDraftInputSchema(definition),
    success: { status: 200, schema: draftOf(commons), description: 'The new draft' },
    errors: [
      'not_found',
      'resource_archived',
      'unprocessable',
      ...(definition.reference_errors ?? []),
      'precondition_required',
      'precondition_failed',
    ],
    audit: [`${entity}_draft.updated`],
    idempotency: 'none',
    if_match: 'optional',
    examples: [{ name: 'a whole draft', body: { content: definition.example } }],
  });
}

/** Makes the next version of the draft. */
export function publishRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, publish } = commons;
  return defineRoute({
    ...publish,
    dry_run: true,
    id: `publish${Noun}Version`,
    method: 'POST',
    path: `${one}/versions`,
    summary: `Publish the draft of ${withArticle(noun)} as its next version`,
    description: 'A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.',
    params: oneParams(definition),
    body: publishInputSchema,
    success: { status: 201, schema: versionOf(commons), description: 'The new version' },
    errors: [
      'not_found',
      'resource_archived',
      'unprocessable',
      ...(definition.reference_errors ?? []),
      'nothing_to_publish',
      'publish_conflict',
      'precondition_failed',
    ],
    audit: [`${entity}_version.published`],
    idempotency: 'optional',
    if_match: 'optional',
    examples: [{ name: 'with a note', body: { change_note: 'Shorter greeting' } }],
  });
}
