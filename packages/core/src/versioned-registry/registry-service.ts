import {
  AppError,
  changedFields,
  isAppError,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
} from '../kernel/index.ts';
import { assertUnused, type Dependents } from './dependents.ts';
import { duplicateEntity } from './duplicate.ts';
import { assertDraftMatches } from './etag.ts';
import { type ExpandedHead, expandHead, expandHeads, type ListedHead } from './expand-heads.ts';
import { registryChanges } from './registry-changes.ts';
import { labelsOn, type RegistryDeps, registryContext, versionNumber } from './registry-context.ts';
import type { RegistryContent, RegistryDefinition, RegistryEntity } from './registry-definition.ts';
import type {
  ArchiveInput,
  DuplicateInput,
  RegistryCreateInput,
  RegistryExpansion,
  RegistryListQuery,
  RegistryUpdateInput,
  VersionRef,
} from './registry-inputs.ts';
import {
  type RegistryDraft,
  type RegistryHead,
  type RegistryVersion,
  type RegistryVersionSummary,
  statusOf,
  versionIdOf,
} from './registry-resources.ts';
import { diffVersions, type VersionDiff } from './version-diff.ts';
import { type LabelUseCases, labelUseCases } from './version-labels.ts';

/** The use cases of one registry. Every one answers 404 `not_found` for an id that the tenant does not own. */
export interface RegistryService<C extends RegistryContent> extends LabelUseCases {
  create(scope: TenantScope, input: RegistryCreateInput<C>): Promise<RegistryHead>;
  get(scope: TenantScope, id: string, expand?: readonly RegistryExpansion[]): Promise<ExpandedHead<C>>;
  list(
    scope: TenantScope,
    query: RegistryListQuery & { readonly expand?: readonly 'latest_version'[] },
  ): Promise<Page<ListedHead>>;
  update(scope: TenantScope, id: string, changes: RegistryUpdateInput): Promise<RegistryHead>;
  /**
   * Hides it from lists and from new references; what runs goes on. Repeating it changes nothing.
   *
   * @throws AppError `resource_in_use` unless forced.
   */
  archive(scope: TenantScope, id: string, input?: ArchiveInput): Promise<RegistryHead>;
  restore(scope: TenantScope, id: string): Promise<RegistryHead>;
  getDraft(scope: TenantScope, id: string): Promise<RegistryDraft<C>>;
  /** `if_match` is needed once there is a draft; without one the first draft is made. */
  putDraft(scope: TenantScope, id: string, input: PutDraft<C>): Promise<RegistryDraft<C>>;
  /** Copies the draft into the next version. `if_match` pins the very draft that was reviewed. */
  publish(scope: TenantScope, id: string, input: Publish): Promise<RegistryVersion<C>>;
  listVersions(scope: TenantScope, id: string, page: PageRequest): Promise<Page<RegistryVersionSummary>>;
  getVersion(scope: TenantScope, id: string, version: VersionRef): Promise<RegistryVersion<C>>;
  /** A new entity with the content of this one as its draft. */
  duplicate(scope: TenantScope, id: string, input: DuplicateInput): Promise<RegistryHead>;
  /** What changes from `against` to a version; either may be the draft. */
  diff(scope: TenantScope, id: string, sides: DiffSides): Promise<VersionDiff>;
  /** What uses the entity, or one version of it: at most `limit` of each kind. */
  dependents(scope: TenantScope, id: string, query: DependentsQuery): Promise<Dependents>;
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

/** What is compared. */
export interface DiffSides {
  readonly version: VersionRef;
  readonly against?: VersionRef | undefined;
}

/** Whose dependents are looked for. */
export interface DependentsQuery {
  readonly version?: VersionRef;
  readonly limit: number;
}

/** The engine under the registries: one behaviour, a definition each. */
export function createRegistryService<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
  deps: RegistryDeps<C>,
): RegistryService<C> {
  const context = registryContext<C>(definition as unknown as RegistryDefinition, deps);
  const { repository, unitOfWork, clock, ids, checkReferences, assertSound } = context;

  async function setArchived(
    scope: TenantScope,
    id: string,
    archivedAt: Date | null,
    forced: boolean,
  ): Promise<RegistryHead> {
    return unitOfWork.run(scope, async (work) => {
      const old = await context.head(scope, id, work);
      if ((old.archived_at === null) === (archivedAt === null)) return old;
      if (archivedAt !== null && !forced) {
        await assertUnused(context.dependents, scope, work, { entity: definition.entity, id }, definition.noun);
      }
      const status = statusOf({ latest_version: old.latest_version, archived_at: archivedAt });
      const patch = { archived_at: archivedAt, status, updated_at: clock.now() };
      await repository.updateHead(scope, work, id, patch);
      work.record(registryChanges.archivedAt(old, archivedAt, forced));
      return { ...old, ...patch };
    });
  }

  return {
    async create(scope, { content, ...fields }) {
      if (content !== undefined) {
        assertSound(content);
        await checkReferences?.(scope, content, {});
      }
      const id = ids.next(definition.entity);
      const now = clock.now();
      const created: RegistryHead = {
        object: definition.entity,
        id,
        tenant_id: scope.tenant_id,
        ...fields,
        owner: fields.owner ?? null,
        status: 'draft',
        latest_version: null,
        latest_digest: null,
        labels: [],
        duplicated_from: null,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        archived_at: null,
      };
      return unitOfWork.run(scope, async (work) => {
        await repository.insertHead(scope, work, created);
        if (content !== undefined) await repository.insertDraft(scope, work, id, context.newDraft(scope, id, content));
        work.record(registryChanges.created(created, content));
        return created;
      });
    },

    get: async (scope, id, expand = []) => expandHead(context, scope, await context.head(scope, id), expand),

    async list(scope, { expand = [], ...query }) {
      const page = await repository.listHeads(scope, query);
      return expand.length === 0 ? page : { ...page, data: await expandHeads(context, scope, page.data) };
    },

    async update(scope, id, changes) {
      return unitOfWork.run(scope, async (work) => {
        const old = await context.usableHead(scope, id, work);
        const changed = changedFields(old, changes);
        if (Object.keys(changed).length === 0) return old;
        const patch = { ...changed, updated_at: clock.now() };
        await repository.updateHead(scope, work, id, patch);
        work.record(registryChanges.updated(old, changed));
        return { ...old, ...patch };
      });
    },

    archive: (scope, id, { force } = { force: false }) => setArchived(scope, id, clock.now(), force),

    restore: (scope, id) => setArchived(scope, id, null, false),

    async getDraft(scope, id) {
      const draft = await repository.findDraft(scope, id);
      if (draft !== undefined) return context.shown(draft);
      await context.head(scope, id);
      throw notFound(`draft of this ${definition.noun}`);
    },

    async putDraft(scope, id, { content, if_match }) {
      assertSound(content);
      const draft = context.newDraft(scope, id, content);
      return unitOfWork.run(scope, async (work) => {
        await context.usableHead(scope, id, work);
        await checkReferences?.(scope, content, { id, work });
        const old = await repository.findDraft(scope, id, work);
        assertDraftMatches(old, if_match);
        if (old === undefined) {
          // Two first drafts at once: the unique id lets one in.
          await repository.insertDraft(scope, work, id, draft).catch(asCode('precondition_failed'));
        } else if (old.etag === draft.etag) {
          return context.shown(old);
        } else {
          const { etag, updated_at, updated_by } = draft;
          await repository.updateDraft(scope, work, id, { content, etag, updated_at, updated_by });
        }
        work.record(registryChanges.draftUpdated(definition.entity, id, old, content));
        return context.shown(old === undefined ? draft : { ...draft, created_at: old.created_at });
      });
    },

    async publish(scope, id, { change_note, if_match }) {
      // The number is chosen before the transaction: when the driver repeats it after losing a race, the number is
      // taken or no longer the next one, and the loser learns it instead of publishing the same draft once more.
      const seen = await context.head(scope, id);
      const version = (seen.latest_version ?? 0) + 1;
      return unitOfWork.run(scope, async (work) => {
        const current = await context.usableHead(scope, id, work);
        if (current.latest_version !== seen.latest_version) throw new AppError('publish_conflict');
        const draft = await repository.findDraft(scope, id, work);
        if (if_match !== undefined) assertDraftMatches(draft, if_match);
        if (draft === undefined) throw new AppError('nothing_to_publish');
        if (draft.etag === current.latest_digest) {
          throw new AppError('nothing_to_publish', { message: `The draft is the same as version ${version - 1}.` });
        }
        assertSound(draft.content);
        await checkReferences?.(scope, draft.content, { id, work, publishing: true });
        const now = clock.now();
        const published: RegistryVersion<C> = {
          object: `${definition.entity}_version`,
          id: versionIdOf(id, version),
          ...context.owner(id),
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
          status: 'published',
          latest_version: version,
          latest_digest: published.digest,
          updated_at: now,
        });
        work.record(registryChanges.published(current, published));
        return { ...context.shown(published), labels: [] };
      });
    },

    async listVersions(scope, id, page) {
      const head = await context.head(scope, id);
      const found = await repository.listVersions(scope, id, page);
      return { ...found, data: found.data.map((each) => ({ ...each, labels: labelsOn(head, each.version) })) };
    },

    getVersion: (scope, id, version) => context.version(scope, id, version),

    duplicate: (scope, id, input) => duplicateEntity(context, scope, id, input),

    diff: (scope, id, sides) => diffVersions(context, scope, id, sides),

    async dependents(scope, id, { version: ref, limit }) {
      const version = ref === undefined ? null : versionNumber(await context.head(scope, id), ref);
      if (version === undefined) throw notFound(`version of this ${definition.noun}`);
      if (ref === undefined) await context.head(scope, id);
      const of = { entity: definition.entity, id, ...(version === null ? {} : { version }) };
      const groups = await deps.dependents.find(scope, of, limit);
      return { object: 'dependents', ...context.owner(id), version, ...groups };
    },

    ...labelUseCases(context),
  };
}

/** Says a duplicate key in the words of the use case. */
function asCode(code: 'precondition_failed' | 'publish_conflict') {
  return (error: unknown): never => {
    throw isAppError(error, 'already_exists') ? new AppError(code, { cause: error }) : error;
  };
}
