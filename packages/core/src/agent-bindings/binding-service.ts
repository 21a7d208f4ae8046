import { assertRunnable, composeConfig } from '../config-resolver/index.ts';
import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import { addBinding, withFreshNumber } from './add-binding.ts';
import {
  type Binding,
  type CreateBindingInput,
  type ExpandedBinding,
  type ListBindings,
  requestedVersions,
  versionsOf,
} from './binding.ts';
import type { BindingRepository, ResolvedConfigRepository } from './binding-repository.ts';
import { type BindingDiff, type BindingVerification, diffBindings, verifyBinding } from './compare-bindings.ts';
import type { EnvironmentRepository } from './environment-repository.ts';
import { assertHandOffsPinned, pinnedAgents } from './hand-offs.ts';
import { numberedVersions } from './labelled-versions.ts';
import { type PinnedSources, readPinned } from './pinned-references.ts';

/** What the binding service needs. */
export interface BindingDeps {
  readonly bindings: BindingRepository;
  readonly environments: Pick<EnvironmentRepository, 'find'>;
  readonly resolvedConfigs: ResolvedConfigRepository;
  readonly sources: PinnedSources;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of bindings. An agent that the tenant does not own is `not_found`. */
export interface BindingService {
  /**
   * Pins versions as the agent's next binding and stores what they resolve to under its digest.
   *
   * @throws AppError `reference_not_found`, `reference_archived`, `snapshot_purged`, `unprocessable` with the path of
   * the reference, `resource_archived` for the agent.
   */
  create(scope: TenantScope, agentId: string, input: CreateBindingInput): Promise<Binding>;
  get(scope: TenantScope, agentId: string, id: string, expand?: readonly 'config'[]): Promise<ExpandedBinding>;
  list(scope: TenantScope, agentId: string, query: ListBindings): Promise<Page<Binding>>;
  /**
   * What leads from `against`, or from the binding before, to a binding.
   *
   * @throws AppError `reference_not_found` (against) for a binding that is not the agent's.
   */
  diff(scope: TenantScope, agentId: string, id: string, against?: string): Promise<BindingDiff>;
  /** Resolves a binding again from its versions and compares. It changes nothing. */
  verify(scope: TenantScope, agentId: string, id: string): Promise<BindingVerification>;
}

/** Makes the service. */
export function createBindingService({ bindings, resolvedConfigs, sources, ...deps }: BindingDeps): BindingService {
  const { knowledgeSnapshots } = sources;

  async function assertUsable(scope: TenantScope, agentId: string, work: Work): Promise<void> {
    const head = await sources.agents.findHead(scope, agentId, work);
    if (head === undefined) throw notFound('agent');
    if (head.archived_at !== null) throw new AppError('resource_archived', { message: 'The agent is archived.' });
  }

  async function assertAgent(scope: TenantScope, agentId: string): Promise<void> {
    if ((await sources.agents.findHead(scope, agentId)) === undefined) throw notFound('agent');
  }

  async function existing(scope: TenantScope, agentId: string, id: string): Promise<Binding> {
    const found = await bindings.find(scope, agentId, id);
    if (found !== undefined) return found;
    await assertAgent(scope, agentId);
    throw notFound('binding of this agent');
  }

  async function baseOf(
    scope: TenantScope,
    agentId: string,
    { environment, binding_id }: NonNullable<CreateBindingInput['base']>,
  ): Promise<Binding> {
    const live = environment && (await deps.environments.find(scope, agentId, environment))?.binding_id;
    const id = binding_id ?? live;
    const found = id === undefined || id === '' ? undefined : await bindings.find(scope, agentId, id);
    if (found !== undefined) return found;
    throw new AppError('reference_not_found', {
      param: environment === undefined ? 'base.binding_id' : 'base.environment',
    });
  }

  return {
    async create(scope, agentId, input) {
      await assertAgent(scope, agentId);
      const base = input.base && (await baseOf(scope, agentId, input.base));
      const requested = requestedVersions(input, base && versionsOf(base));
      const versions = await numberedVersions(scope, agentId, requested, sources);
      const contents = await readPinned(scope, agentId, versions, sources);
      const agents = await pinnedAgents(
        { bindings, resolvedConfigs, agents: sources.agents },
        scope,
        agentId,
        versions,
      );
      const addressed = composeConfig(agentId, versions, { ...contents, agents });
      assertHandOffsPinned(addressed.config);
      assertRunnable(addressed.config);
      const given = {
        id: deps.ids.next('binding'),
        agent_id: agentId,
        versions,
        digest: addressed.digest,
        base_binding_id: base?.id ?? null,
        note: input.note,
      };
      return withFreshNumber(() =>
        deps.unitOfWork.run(scope, async (work) => {
          await assertUsable(scope, agentId, work);
          const binding = await addBinding({ bindings, knowledgeSnapshots, clock: deps.clock }, scope, work, given);
          await resolvedConfigs.store(scope, work, addressed, binding.created_at);
          return binding;
        }),
      );
    },

    async get(scope, agentId, id, expand = []) {
      const found = await existing(scope, agentId, id);
      if (!expand.includes('config')) return found;
      const config = (await resolvedConfigs.find(scope, found.digest)) as ExpandedBinding['config'];
      return { ...found, config };
    },

    async list(scope, agentId, { digest, prompt_id, ...page }) {
      await assertAgent(scope, agentId);
      return bindings.list(scope, agentId, page, { digest, prompt_id });
    },

    async diff(scope, agentId, id, against) {
      const binding = await existing(scope, agentId, id);
      const other =
        against === undefined
          ? await bindings.findByNumber(scope, agentId, binding.number - 1)
          : await bindings.find(scope, agentId, against);
      if (against !== undefined && other === undefined) throw new AppError('reference_not_found', { param: 'against' });
      return diffBindings({ resolvedConfigs }, scope, binding, other);
    },

    async verify(scope, agentId, id) {
      return verifyBinding({ resolvedConfigs, sources, bindings }, scope, await existing(scope, agentId, id));
    },
  };
}
