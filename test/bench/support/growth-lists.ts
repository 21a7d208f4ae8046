import type { Page, PageRequest } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import {
  createAuditEventRepository,
  createBindingRepository,
  createDependentsReader,
  createEnvironmentRepository,
  createFileRepository,
  createRegistryRepository,
  createSessionRepository,
  createUserRepository,
  type MongoDatabase,
} from '@patchbay/mongo';
import type { SizedTenant } from './growth-database.ts';
import { DEPENDENTS, SHARED_DIGEST } from './growth-rows.ts';

/** A list as its route reads it, for one tenant. */
export type GrowthList = (tenant: SizedTenant, page: PageRequest) => Promise<Page<unknown>>;

/** Every list of the API that grows with use, and what is asked of it. */
export function growthLists(db: MongoDatabase): Readonly<Record<string, GrowthList>> {
  const [prompts, bindings, environments, audit, sessions, files, users] = [
    createRegistryRepository(db, registries.prompts),
    createBindingRepository(db),
    createEnvironmentRepository(db),
    createAuditEventRepository(db),
    createSessionRepository(db),
    createFileRepository(db),
    createUserRepository(db),
  ];
  const agent = ({ id }: SizedTenant) => id('agent', 0);
  return {
    prompts: ({ scope }, page) => prompts.listHeads(scope, page),
    'prompts by name_prefix': ({ scope }, page) => prompts.listHeads(scope, { ...page, name_prefix: 'Thing 0' }),
    'prompts by tag': ({ scope }, page) => prompts.listHeads(scope, { ...page, tag: 'even' }),
    'prompts by status': ({ scope }, page) => prompts.listHeads(scope, { ...page, status: 'published' }),
    'prompts by time of change': ({ scope }, page) =>
      prompts.listHeads(scope, { ...page, updated_after: '2025-01-01T00:00:00.000Z' }),
    'versions of a prompt': ({ scope, id }, page) => prompts.listVersions(scope, id('prompt', 0), page),
    bindings: (tenant, page) => bindings.list(tenant.scope, agent(tenant), page, {}),
    'bindings by digest': (tenant, page) => bindings.list(tenant.scope, agent(tenant), page, { digest: SHARED_DIGEST }),
    'bindings by prompt_id': (tenant, page) =>
      bindings.list(tenant.scope, agent(tenant), page, { prompt_id: tenant.id('prompt', 0) }),
    environments: (tenant, page) => environments.list(tenant.scope, agent(tenant), page),
    'history of an environment': (tenant, page) =>
      environments.listHistory(tenant.scope, agent(tenant), 'production', page),
    'audit events': ({ scope }, page) => audit.list(scope, page),
    'audit events by action': ({ scope }, page) => audit.list(scope, { ...page, action: ['binding.created'] }),
    'audit events by entity': ({ scope, id }, page) => audit.list(scope, { ...page, entity_id: id('binding', 0) }),
    sessions: ({ scope }, page) => sessions.list(scope, page, {}),
    'sessions by agent_id': (tenant, page) => sessions.list(tenant.scope, page, { agent_id: agent(tenant) }),
    'sessions by status': ({ scope }, page) => sessions.list(scope, page, { status: 'ended' }),
    files: ({ scope }, page) => files.list(scope, page, {}),
    'files by index_id': ({ scope, id }, page) => files.list(scope, page, { index_id: id('search_index', 0) }),
    users: ({ scope }, page) => users.list(scope, { ...page, archived: 'exclude' }),
  };
}

/** Who uses a version that as many use in every tenant. @throws Error when it is not as many */
export function dependentsOf(db: MongoDatabase): (tenant: SizedTenant) => Promise<string> {
  const reader = createDependentsReader(db);
  return async ({ scope, id }) => {
    const of = { entity: 'prompt', id: id('prompt', 0), version: 1 } as const;
    const { bindings, environments } = await reader.find(scope, of, DEPENDENTS);
    return `${bindings.count} ${environments.count}`;
  };
}
