import { pageOf, pageQuery, withArticle } from '@patchbay/core/kernel';
import {
  dependentsQuerySchema,
  diffQuerySchema,
  duplicateInputSchema,
  labelInputSchema,
  type RegistryContent,
  type RegistryEntity,
  unlabelInputSchema,
  versionDiffSchema,
} from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';
import {
  comparedParams,
  dependentsOf,
  headOf,
  labelOf,
  labelParams,
  oneParams,
  type RegistryCommons,
  summaryOf,
  versionOf,
  versionParams,
} from './registry-common-routes.ts';

// Routes around published versions: reading, comparing, naming and copying them, and who depends on them.

/** Lists versions. */
export function listVersionsRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `list${Noun}Versions`,
    method: 'GET',
    path: `${one}/versions`,
    summary: `List the published versions of ${withArticle(noun)}, without their content`,
    params: oneParams(definition),
    query: z.object(pageQuery),
    success: { status: 200, schema: pageOf(summaryOf(commons)), description: 'A page of versions' },
    errors: ['not_found', 'invalid_cursor'],
  });
}

/** Reads a version. */
export function getVersionRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `get${Noun}Version`,
    method: 'GET',
    path: `${one}/versions/{version}`,
    summary: `Get a published version of ${withArticle(noun)}, by number or by label`,
    params: versionParams(definition),
    success: { status: 200, schema: versionOf(commons), description: 'The version' },
    errors: ['not_found'],
    examples: [{ name: 'by label', params: { version: 'stable' } }],
  });
}

/** Compares two versions, or the draft with one. */
export function diffRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `diff${Noun}Version`,
    method: 'GET',
    path: `${one}/versions/{version}/diff`,
    summary: `Compare a version of ${withArticle(noun)} with another one`,
    description:
      'What changes from `against` to the version, field by field, and line by line in texts of several lines. Without ' +
      '`against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing ' +
      'would change.',
    params: comparedParams(definition),
    query: diffQuerySchema,
    success: {
      status: 200,
      schema: versionDiffSchema(definition).meta({ id: `${Noun}VersionDiff` }),
      description: 'What differs',
    },
    errors: ['not_found'],
    examples: [
      { name: 'what publishing would change', params: { version: 'draft' } },
      { name: 'against an older version', params: { version: '3' }, query: { against: '1' } },
    ],
  });
}

/** Lists labels. */
export function listLabelsRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `list${Noun}Labels`,
    method: 'GET',
    path: `${one}/labels`,
    summary: `List the labels of ${withArticle(noun)}`,
    description: 'All of them: there are 32 at most.',
    params: oneParams(definition),
    success: { status: 200, schema: pageOf(labelOf(commons)), description: 'The labels' },
    errors: ['not_found'],
  });
}

/** Puts a label on a version. */
export function labelRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, publish } = commons;
  return defineRoute({
    ...publish,
    dry_run: true,
    id: `label${Noun}Version`,
    method: 'PUT',
    path: `${one}/labels/{label}`,
    summary: `Put a label on a version of ${withArticle(noun)}, or move it there`,
    description:
      'A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.',
    params: labelParams(definition),
    body: labelInputSchema,
    success: { status: 200, schema: labelOf(commons), description: 'The label' },
    errors: ['not_found', 'resource_archived', 'reference_not_found', 'label_moved', 'unprocessable'],
    audit: [`${entity}_version.labelled`],
    idempotency: 'none',
    examples: [
      { name: 'the first version', body: { version: 1 } },
      { name: 'only if nobody moved it', body: { version: 2, expected_version: 1 } },
    ],
  });
}

/** Takes a label away. */
export function unlabelRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, publish } = commons;
  return defineRoute({
    ...publish,
    dry_run: true,
    id: `unlabel${Noun}Version`,
    method: 'POST',
    path: `${one}/labels/{label}/remove`,
    summary: `Take a label of ${withArticle(noun)} away`,
    params: labelParams(definition),
    body: unlabelInputSchema,
    success: { status: 200, schema: labelOf(commons), description: 'The label as it was' },
    errors: ['not_found', 'resource_archived', 'label_moved'],
    audit: [`${entity}_version.unlabelled`],
    idempotency: 'optional',
    examples: [
      { name: 'wherever it is', body: {} },
      { name: 'only if nobody moved it', body: { expected_version: 2 } },
    ],
  });
}

/** Copies an entity. */
export function duplicateRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, entity, noun, Noun, one, write } = commons;
  return defineRoute({
    ...write,
    dry_run: true,
    id: `duplicate${Noun}`,
    method: 'POST',
    path: `${one}/duplicate`,
    summary: `Copy ${withArticle(noun)} into a new one`,
    description:
      'The new one has a draft with the content of the draft, or of the version named; description, tags and metadata ' +
      'are copied, versions and labels are not. `duplicated_from` says where it came from.',
    params: oneParams(definition),
    body: duplicateInputSchema,
    success: { status: 201, schema: headOf(commons), description: `The new ${noun}` },
    errors: ['not_found', 'unprocessable', ...(definition.reference_errors ?? [])],
    audit: [`${entity}.duplicated`],
    idempotency: 'optional',
    examples: [
      { name: 'the draft', body: {} },
      { name: 'a version, under a new name', body: { name: 'Weekend', version: 1 } },
    ],
  });
}

/** Lists what uses an entity. */
export function dependentsRoute<E extends RegistryEntity, C extends RegistryContent>(commons: RegistryCommons<E, C>) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `list${Noun}Dependents`,
    method: 'GET',
    path: `${one}/dependents`,
    summary: `List what uses any version of ${withArticle(noun)}`,
    description: 'Bindings, environments, inbound mappings, prompts that include it, and open sessions.',
    params: oneParams(definition),
    query: dependentsQuerySchema,
    success: { status: 200, schema: dependentsOf(commons), description: 'What uses it' },
    errors: ['not_found'],
  });
}

/** Lists what uses a version. */
export function versionDependentsRoute<E extends RegistryEntity, C extends RegistryContent>(
  commons: RegistryCommons<E, C>,
) {
  const { definition, noun, Noun, one, read } = commons;
  return defineRoute({
    ...read,
    id: `list${Noun}VersionDependents`,
    method: 'GET',
    path: `${one}/versions/{version}/dependents`,
    summary: `List what uses a version of ${withArticle(noun)}`,
    params: versionParams(definition),
    query: dependentsQuerySchema,
    success: { status: 200, schema: dependentsOf(commons), description: 'What uses it' },
    errors: ['not_found'],
  });
}
