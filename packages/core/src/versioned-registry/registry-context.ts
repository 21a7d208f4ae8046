import {
  AppError,
  type Clock,
  digestOf,
  type IdSource,
  notFound,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { DependentsReader } from './dependents.ts';
import { contentJson, type RegistryContent, type RegistryDefinition } from './registry-definition.ts';
import type { VersionRef } from './registry-inputs.ts';
import type { RegistryRepository } from './registry-repository.ts';
import { draftIdOf, type RegistryDraft, type RegistryHead, type RegistryVersion } from './registry-resources.ts';
import { assertWellFormed } from './well-formed.ts';

/** What a registry service needs. */
export interface RegistryDeps<C extends RegistryContent> {
  readonly repository: RegistryRepository<C>;
  readonly dependents: DependentsReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  /**
   * Whether what the content refers to is there: run when a draft is written and again when it is published. `id` is
   * the entity that the content belongs to, where it exists already. What is `publishing` puts to use what it refers to:
   * whatever of that keeps an entity from being archived is held (`RegistryRepository.hold`).
   *
   * @throws AppError `reference_not_found`, `reference_archived`, `unprocessable` with `param` below `content`.
   */
  readonly checkReferences?: (
    scope: TenantScope,
    content: C,
    owner: { readonly id?: string; readonly work?: Work; readonly publishing?: true },
  ) => Promise<void>;
}

/** What the use cases of a registry share. */
export interface RegistryContext<C extends RegistryContent> extends RegistryDeps<C> {
  readonly definition: RegistryDefinition;
  /** `{ prompt_id: id }` */
  owner(id: string): Record<string, string>;
  /** @throws AppError `not_found` for an id that the tenant does not own. */
  head(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead>;
  /** The head, where it may be changed. @throws AppError `not_found`, `resource_archived`. */
  usableHead(scope: TenantScope, id: string, work: Work): Promise<RegistryHead>;
  /** A published version with the labels that stand on it. @throws AppError `not_found`. */
  version(scope: TenantScope, id: string, ref: VersionRef): Promise<RegistryVersion<C>>;
  newDraft(scope: TenantScope, id: string, content: C): RegistryDraft<C>;
  /** @throws AppError `unprocessable` with the path of what is wrong. */
  assertSound(content: C): void;
  /** A draft or version as it is shown. */
  shown<T extends { readonly content: C }>(found: T): T;
}

/** The labels that stand on a version. */
export function labelsOn({ labels }: RegistryHead, version: number): string[] {
  return labels.filter((each) => each.version === version).map(({ label }) => label);
}

/** Number of the version that a request names; undefined where there is none. */
export function versionNumber({ labels, latest_version }: RegistryHead, ref: VersionRef): number | undefined {
  if (typeof ref === 'string') return labels.find(({ label }) => label === ref)?.version;
  return latest_version !== null && ref <= latest_version ? ref : undefined;
}

/** Puts it together. */
export function registryContext<C extends RegistryContent>(
  definition: RegistryDefinition & { check?(content: C): void },
  deps: RegistryDeps<C>,
): RegistryContext<C> {
  const { repository, clock } = deps;
  const owner = (id: string) => ({ [definition.id_field]: id });

  async function head(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead> {
    const found = await repository.findHead(scope, id, work);
    if (found === undefined) throw notFound(definition.noun);
    return found;
  }

  const shown = <T extends { readonly content: C }>(found: T): T => {
    const warnings = definition.warnings?.(found.content) ?? [];
    return warnings.length === 0 ? found : { ...found, warnings };
  };

  return {
    ...deps,
    definition,
    owner,
    head,
    shown,

    async usableHead(scope, id, work) {
      const found = await head(scope, id, work);
      if (found.archived_at === null) return found;
      throw new AppError('resource_archived', { message: `The ${definition.noun} is archived.` });
    },

    async version(scope, id, ref) {
      // A number needs no look at the head first, so the two reads of the common case are one wait.
      const [current, byNumber] = await Promise.all([
        head(scope, id),
        typeof ref === 'number' ? repository.findVersion(scope, id, ref) : undefined,
      ]);
      const number = versionNumber(current, ref);
      const labelled = typeof ref === 'string' && number !== undefined;
      const found = labelled ? await repository.findVersion(scope, id, number) : byNumber;
      if (found === undefined) throw notFound(`version of this ${definition.noun}`);
      return { ...shown(found), labels: labelsOn(current, found.version) };
    },

    newDraft(scope, id, content) {
      const now = clock.now();
      return {
        object: `${definition.entity}_draft`,
        id: draftIdOf(id),
        ...owner(id),
        tenant_id: scope.tenant_id,
        content,
        etag: digestOf(contentJson(content)),
        created_at: now,
        updated_at: now,
        updated_by: scope.subject,
      };
    },

    assertSound(content) {
      assertWellFormed(content);
      definition.check?.(content);
    },
  };
}
