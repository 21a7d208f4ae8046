import {
  AppError,
  type Clock,
  type IdSource,
  isAppError,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type {
  CreateInboundMapping,
  InboundMapping,
  InboundMappingVersion,
  ListInboundMappings,
  MappingContent,
  UpdateInboundMapping,
} from './inbound-mapping.ts';
import type { InboundMappingRepository, MappingTargets } from './inbound-mapping-repository.ts';
import { contentAfter, readTargets, sameContent, targetProblem } from './mapping-content.ts';
import { leadsElsewhere, type MappedResolutions, readVariables, variablesProblem } from './mapping-variables.ts';
import { assertCallable, assertSigned, type WebhookAddresses } from './mapping-webhook-check.ts';
import { mappingChanges, newMapping, nextVersion, numberInUse, versionOf } from './mapping-writes.ts';

/** What the use cases of inbound mappings need. */
export interface InboundMappingDeps {
  readonly mappings: InboundMappingRepository;
  readonly targets: MappingTargets;
  readonly resolutions: MappedResolutions;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of inbound mappings. An id that the tenant does not own is `not_found`. */
export interface InboundMappingService {
  /**
   * What is not live yet wants no variables yet.
   *
   * @throws AppError `number_in_use`, `reference_not_found`, `reference_archived`, `unprocessable` (webhook.url,
   * variables: those that the agent's prompt wants, unless a webhook may set them)
   */
  create(scope: TenantScope, input: CreateInboundMapping): Promise<InboundMapping>;
  get(scope: TenantScope, id: string): Promise<InboundMapping>;
  list(scope: TenantScope, query: ListInboundMappings): Promise<Page<InboundMapping>>;
  listVersions(scope: TenantScope, id: string, page: PageRequest): Promise<Page<InboundMappingVersion>>;
  /**
   * Makes the next version; what changes nothing makes none.
   *
   * @throws AppError `resource_archived`, `precondition_failed` (expected_version), `reference_not_found`,
   * `reference_archived`, `unprocessable` (webhook.url; variables, where the change touches what they depend on)
   */
  update(scope: TenantScope, id: string, input: UpdateInboundMapping): Promise<InboundMapping>;
  /** Frees the number. Repeating it changes nothing. */
  archive(scope: TenantScope, id: string): Promise<InboundMapping>;
  /**
   * What its prompt wants by now is not looked at: only a live mapping can be given other variables.
   *
   * @throws AppError `number_in_use`, `reference_not_found`, `reference_archived`
   */
  restore(scope: TenantScope, id: string): Promise<InboundMapping>;
}

/** Makes the service. */
export function createInboundMappingService(
  deps: InboundMappingDeps & { readonly addresses: WebhookAddresses },
): InboundMappingService {
  const { mappings, targets, unitOfWork, clock } = deps;

  async function one(scope: TenantScope, id: string, work?: Work): Promise<InboundMapping> {
    const found = await mappings.find(scope, id, work);
    if (found === null) throw notFound('inbound mapping');
    return found;
  }

  async function assertUsable(scope: TenantScope, work: Work, content: MappingContent): Promise<void> {
    const problem = targetProblem(content, await readTargets(scope, work, targets, [content]));
    if (problem !== undefined) throw problem;
    await assertSigned(targets, scope, work, content);
  }

  async function assertVariables(scope: TenantScope, content: MappingContent): Promise<void> {
    const problem = variablesProblem(content, await readVariables(scope, deps.resolutions, [content]));
    if (problem !== undefined) throw problem;
  }

  async function assertFree(scope: TenantScope, work: Work, number: string): Promise<void> {
    const [own] = await mappings.findLive(scope, [number], work);
    if (own !== undefined) throw numberInUse(own);
    if ((await mappings.taken(work, [number])).has(number)) throw numberInUse();
  }

  return {
    async create(scope, { number, ...input }) {
      const content = contentAfter(undefined, input);
      await assertCallable(deps.addresses, content);
      const created = unitOfWork.run(scope, async (work) => {
        await assertUsable(scope, work, content);
        await assertFree(scope, work, number);
        await assertVariables(scope, content);
        const mapping = newMapping(scope, deps, number, content);
        await mappings.insert(scope, work, [mapping]);
        await mappings.insertVersions(scope, work, [versionOf(mapping)]);
        work.record(mappingChanges.created(mapping));
        return mapping;
      });
      return created.catch(raced);
    },

    get: (scope, id) => one(scope, id),

    list: (scope, query) => mappings.list(scope, query),

    async listVersions(scope, id, page) {
      await one(scope, id);
      return mappings.listVersions(scope, id, page);
    },

    async update(scope, id, { expected_version, ...changes }) {
      await assertCallable(deps.addresses, { webhook: changes.webhook ?? null });
      return unitOfWork.run(scope, async (work) => {
        const before = await one(scope, id, work);
        if (before.archived_at !== null) {
          throw new AppError('resource_archived', { message: 'The inbound mapping is archived.' });
        }
        if (expected_version !== undefined && expected_version !== before.version) {
          throw new AppError('precondition_failed', {
            message: `The inbound mapping is at version ${before.version}.`,
            param: 'expected_version',
            details: { version: before.version },
          });
        }
        const content = contentAfter(before, changes);
        if (sameContent(before, content)) return before;
        // What is referred to already may be archived since: only a new reference is judged.
        const referred =
          content.agent_id !== before.agent_id ||
          content.binding_id !== before.binding_id ||
          Boolean(changes.schedule ?? changes.webhook);
        if (referred) await assertUsable(scope, work, content);
        if (leadsElsewhere(before, content)) await assertVariables(scope, content);
        const after = nextVersion(scope, clock, before, content);
        await mappings.update(scope, work, id, patchOf(after));
        await mappings.insertVersions(scope, work, [versionOf(after)]);
        work.record(mappingChanges.updated(before, after));
        return after;
      });
    },

    archive: (scope, id) =>
      unitOfWork.run(scope, async (work) => {
        const mapping = await one(scope, id, work);
        if (mapping.archived_at !== null) return mapping;
        const patch = { archived_at: clock.now(), updated_at: clock.now(), updated_by: scope.subject };
        await mappings.update(scope, work, id, patch);
        work.record(mappingChanges.archivedAt(mapping, patch.archived_at));
        return { ...mapping, ...patch };
      }),

    async restore(scope, id) {
      const restored = unitOfWork.run(scope, async (work) => {
        const mapping = await one(scope, id, work);
        if (mapping.archived_at === null) return mapping;
        await assertUsable(scope, work, mapping);
        await assertFree(scope, work, mapping.number);
        const patch = { archived_at: null, updated_at: clock.now(), updated_by: scope.subject };
        await mappings.update(scope, work, id, patch);
        work.record(mappingChanges.archivedAt(mapping, null));
        return { ...mapping, ...patch };
      });
      return restored.catch(raced);
    },
  };
}

/** What of a mapping a new version changes. */
export function patchOf({
  object: _,
  id: _id,
  tenant_id: _tenant,
  number: _number,
  created_at: _at,
  created_by: _by,
  ...patch
}: InboundMapping) {
  return patch;
}

/** Someone else made the number live between the look and the write: the unique index saw it. */
function raced(error: unknown): never {
  throw isAppError(error, 'already_exists') ? numberInUse() : error;
}
