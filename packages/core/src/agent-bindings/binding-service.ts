import { composeConfig } from '../config-resolver/index.ts';
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
import type { Binding, CreateBindingInput } from './binding.ts';
import type { BindingRepository, ResolvedConfigRepository } from './binding-repository.ts';
import { type PinnedSources, readPinned } from './pinned-references.ts';

/** What the binding service needs. */
export interface BindingDeps {
  readonly bindings: BindingRepository;
  readonly resolvedConfigs: ResolvedConfigRepository;
  readonly sources: PinnedSources;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of bindings. An agent that the tenant does not own is `not_found`. */
export interface BindingService {
  /** Pins versions as the agent's next binding and stores what they resolve to under its digest. */
  create(scope: TenantScope, agentId: string, input: CreateBindingInput): Promise<Binding>;
  get(scope: TenantScope, agentId: string, id: string): Promise<Binding>;
  list(scope: TenantScope, agentId: string, page: PageRequest): Promise<Page<Binding>>;
}

/** Tries for a number at most, when others bind the same agent at the same time. */
const MAX_NUMBER_ATTEMPTS = 10;

/** Makes the service. */
export function createBindingService({ bindings, resolvedConfigs, sources, ...deps }: BindingDeps): BindingService {
  async function assertUsable(scope: TenantScope, agentId: string, work: Work): Promise<void> {
    const head = await sources.agents.findHead(scope, agentId, work);
    if (head === undefined) throw notFound('agent');
    if (head.archived_at !== null) throw new AppError('resource_archived', { message: 'The agent is archived.' });
  }

  async function assertAgent(scope: TenantScope, agentId: string): Promise<void> {
    if ((await sources.agents.findHead(scope, agentId)) === undefined) throw notFound('agent');
  }

  return {
    async create(scope, agentId, { note, ...pins }) {
      await assertAgent(scope, agentId);
      const contents = await readPinned(scope, agentId, { note, ...pins }, sources);
      const addressed = composeConfig(agentId, pins, contents);
      const id = deps.ids.next('binding');
      const bind = () =>
        deps.unitOfWork.run(scope, async (work) => {
          await assertUsable(scope, agentId, work);
          const binding: Binding = {
            object: 'binding',
            id,
            tenant_id: scope.tenant_id,
            agent_id: agentId,
            number: (await bindings.lastNumber(scope, work, agentId)) + 1,
            ...pins,
            digest: addressed.digest,
            note,
            created_at: deps.clock.now(),
            created_by: scope.subject,
          };
          await resolvedConfigs.store(scope, work, addressed, binding.created_at);
          await bindings.insert(scope, work, binding);
          work.record({
            action: 'binding.created',
            entity: { type: 'binding', id },
            old_value: null,
            new_value: { agent_id: agentId, number: binding.number, ...pins, digest: binding.digest, note },
          });
          return binding;
        });
      return withFreshNumber(bind);
    },

    async get(scope, agentId, id) {
      const found = await bindings.find(scope, agentId, id);
      if (found !== undefined) return found;
      await assertAgent(scope, agentId);
      throw notFound('binding of this agent');
    },

    async list(scope, agentId, page) {
      await assertAgent(scope, agentId);
      return bindings.list(scope, agentId, page);
    },
  };
}

/** Repeats what lost the race for a number: two bindings at once are both wanted, unlike two publications. */
async function withFreshNumber<T>(bind: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await bind();
    } catch (error) {
      if (attempt === MAX_NUMBER_ATTEMPTS || !isAppError(error, 'already_exists')) throw error;
    }
  }
}
