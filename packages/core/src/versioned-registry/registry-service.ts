import {
  AppError,
  type Clock,
  digestOf,
  type IdSource,
  isAppError,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import { assertDraftMatches } from './etag.ts';
import { registryChanges } from './registry-changes.ts';
import {
  contentJson,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
} from './registry-definition.ts';
import type { RegistryCreateInput, RegistryListQuery, RegistryUpdateInput } from './registry-inputs.ts';
import type { RegistryRepository } from './registry-repository.ts';
import {
  draftIdOf,
  type RegistryDraft,
  type RegistryHead,
  type RegistryMetadata,
  type RegistryVersion,
  type RegistryVersionSummary,
  versionIdOf,
} from './registry-resources.ts';
import { assertWellFormed } from './well-formed.ts';

/** What a registry service needs. */
export interface RegistryDeps<C extends RegistryContent> {
  readonly repository: RegistryRepository<C>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The use cases of one registry. Every one answers 404 `not_found` for an id that the tenant does not own. */
export interface RegistryService<C extends RegistryContent> {
  create(scope: TenantScope, input: RegistryCreateInput<C>): Promise<RegistryHead>;
  get(scope: TenantScope, id: string): Promise<RegistryHead>;
  list(scope: TenantScope, query: RegistryListQuery): Promise<Page<RegistryHead>>;
  update(scope: TenantScope, id: string, changes: RegistryUpdateInput): Promise<RegistryHead>;
  /** Hides it from lists and from new references; what runs goes on. Repeating it changes nothing. */
  archive(scope: TenantScope, id: string): Promise<RegistryHead>;
  restore(scope: TenantScope, id: string): Promise<RegistryHead>;
  getDraft(scope: TenantScope, id: string): Promise<RegistryDraft<C>>;
  /** `if_match` is needed once there is a draft; without one the first draft is made. */
  putDraft(scope: TenantScope, id: string, input: PutDraft<C>): Promise<RegistryDraft<C>>;
  /** Copies the draft into the next version. `if_match` pins the very draft that was reviewed. */
  publish(scope: TenantScope, id: string, input: Publish): Promise<RegistryVersion<C>>;
  listVersions(scope: TenantScope, id: string, page: PageRequest): Promise<Page<RegistryVersionSummary>>;
  getVersion(scope: TenantScope, id: string, version: number): Promise<RegistryVersion<C>>;
}

/** Input of a draft write. */
export interface PutDraft<C> {
  readonly content: C;
  readonly if_match?: string | undefined;
}

/** Input of a publication. */
export interface Publish {
  readonly change_note: string;
  readonly if_match?: string | undefined;
}

/** The engine under the registries: one behaviour, a definition each. */
export function createRegistryService<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
  { repository, unitOfWork, clock, ids }: RegistryDeps<C>,
): RegistryService<C> {
  const assertSound = (content: C): void => {
    assertWellFormed(content);
    definition.check?.(content);
  };
  /** A draft or version as it is shown. */
  const withWarnings = <T extends { readonly content: C }>(shown: T): T => {
    const warnings = definition.warnings?.(shown.content) ?? [];
    return warnings.length === 0 ? shown : { ...shown, warnings };
  };
  const owner = (id: string) => ({ [definition.id_field]: id });

  async function head(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead> {
    const found = await repository.findHead(scope, id, work);
    if (found === undefined) throw notFound(definition.noun);
    return found;
  }

  async function usableHead(scope: TenantScope, id: string, work: Work): Promise<RegistryHead> {
    const found = await head(scope, id, work);
    if (found.archived_at !== null) {
      throw new AppError('resource_archived', { message: `The ${definition.noun} is archived.` });
    }
    return found;
  }

  function newDraft(scope: TenantScope, id: string, content: C): RegistryDraft<C> {
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
  }

  async function setArchived(scope: TenantScope, id: string, archivedAt: Date | null): Promise<RegistryHead> {
    return unitOfWork.run(scope, async (work) => {
      const old = await head(scope, id, work);
      if ((old.archived_at === null) === (archivedAt === null)) return old;
      const patch = { archived_at: archivedAt, updated_at: clock.now() };
      await repository.updateHead(scope, work, id, patch);
      work.record(registryChanges.archivedAt(old, archivedAt));
      return { ...old, ...patch };
    });
  }

  return {
    async create(scope, { content, ...fields }) {
      if (content !== undefined) assertSound(content);
      const id = ids.next(definition.entity);
      const now = clock.now();
      const created: RegistryHead = {
        object: definition.entity,
        id,
        tenant_id: scope.tenant_id,
        ...fields,
        latest_version: null,
        latest_digest: null,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        archived_at: null,
      };
      return unitOfWork.run(scope, async (work) => {
        await repository.insertHead(scope, work, created);
        if (content !== undefined) await repository.insertDraft(scope, work, id, newDraft(scope, id, content));
        work.record(registryChanges.created(created, content));
        return created;
      });
    },

    get: (scope, id) => head(scope, id),

    list: (scope, query) => repository.listHeads(scope, query),

    async update(scope, id, changes) {
      return unitOfWork.run(scope, async (work) => {
        const old = await usableHead(scope, id, work);
        const changed = onlyChanged(old, changes);
        if (Object.keys(changed).length === 0) return old;
        const patch = { ...changed, updated_at: clock.now() };
        await repository.updateHead(scope, work, id, patch);
        work.record(registryChanges.updated(old, changed));
        return { ...old, ...patch };
      });
    },

    archive: (scope, id) => setArchived(scope, id, clock.now()),

    restore: (scope, id) => setArchived(scope, id, null),

    async getDraft(scope, id) {
      const draft = await repository.findDraft(scope, id);
      if (draft !== undefined) return withWarnings(draft);
      await head(scope, id);
      throw notFound(`draft of this ${definition.noun}`);
    },

    async putDraft(scope, id, { content, if_match }) {
      assertSound(content);
      const draft = newDraft(scope, id, content);
      return unitOfWork.run(scope, async (work) => {
        await usableHead(scope, id, work);
        const old = await repository.findDraft(scope, id, work);
        assertDraftMatches(old, if_match);
        if (old === undefined) {
          // Two first drafts at once: the unique id lets one in.
          await repository.insertDraft(scope, work, id, draft).catch(asCode('precondition_failed'));
        } else if (old.etag === draft.etag) {
          return withWarnings(old);
        } else {
          const { etag, updated_at, updated_by } = draft;
          await repository.updateDraft(scope, work, id, { content, etag, updated_at, updated_by });
        }
        work.record(registryChanges.draftUpdated(definition.entity, id, old, content));
        return withWarnings(old === undefined ? draft : { ...draft, created_at: old.created_at });
      });
    },

    async publish(scope, id, { change_note, if_match }) {
      // The number is chosen before the transaction: when the driver repeats it after losing a race, the number is
      // taken or no longer the next one, and the loser learns it instead of publishing the same draft once more.
      const seen = await head(scope, id);
      const version = (seen.latest_version ?? 0) + 1;
      return unitOfWork.run(scope, async (work) => {
        const current = await usableHead(scope, id, work);
        if (current.latest_version !== seen.latest_version) throw new AppError('publish_conflict');
        const draft = await repository.findDraft(scope, id, work);
        if (if_match !== undefined) assertDraftMatches(draft, if_match);
        if (draft === undefined) throw new AppError('nothing_to_publish');
        if (draft.etag === current.latest_digest) {
          throw new AppError('nothing_to_publish', { message: `The draft is the same as version ${version - 1}.` });
        }
        assertSound(draft.content);
        const now = clock.now();
        const published: RegistryVersion<C> = {
          object: `${definition.entity}_version`,
          id: versionIdOf(id, version),
          ...owner(id),
          tenant_id: scope.tenant_id,
          version,
          digest: draft.etag,
          change_note,
          content: draft.content,
          created_at: now,
          created_by: scope.subject,
        };
        await repository.insertVersion(scope, work, id, published).catch(asCode('publish_conflict'));
        await repository.updateHead(scope, work, id, {
          latest_version: version,
          latest_digest: published.digest,
          updated_at: now,
        });
        work.record(registryChanges.published(current, published));
        return withWarnings(published);
      });
    },

    async listVersions(scope, id, page) {
      await head(scope, id);
      return repository.listVersions(scope, id, page);
    },

    async getVersion(scope, id, version) {
      const found = await repository.findVersion(scope, id, version);
      if (found !== undefined) return withWarnings(found);
      await head(scope, id);
      throw notFound(`version of this ${definition.noun}`);
    },
  };
}

/** The members of an update that differ from what is there. */
function onlyChanged(head: RegistryHead, changes: RegistryUpdateInput): RegistryMetadata {
  const keys = Object.keys(changes) as (keyof RegistryUpdateInput)[];
  const differing = keys.filter((key) => {
    const value = changes[key];
    return value !== undefined && digestOf(value) !== digestOf(head[key]);
  });
  return Object.fromEntries(differing.map((key) => [key, changes[key]]));
}

/** Says a duplicate key in the words of the use case. */
function asCode(code: 'precondition_failed' | 'publish_conflict') {
  return (error: unknown): never => {
    throw isAppError(error, 'already_exists') ? new AppError(code, { cause: error }) : error;
  };
}
