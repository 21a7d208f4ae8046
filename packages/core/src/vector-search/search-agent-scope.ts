import type { TenantScope } from '../kernel/index.ts';
import type { IndexReference } from './ingestion-indexes.ts';
import type { RequestedSearch, SearchInput } from './search.ts';

/** An agent as a search names it: as it is live somewhere, or as a binding pins it. */
export type SearchedAgent = NonNullable<RequestedSearch['agent']>;

/** Port: what an agent may search, as its binding pins it. */
export interface AgentKnowledgeReader {
  /**
   * @throws AppError `reference_not_found` for an agent, an environment or a binding that the tenant does not have;
   * `no_live_binding` where nothing is live.
   */
  knowledgeOf(scope: TenantScope, agent: SearchedAgent): Promise<readonly IndexReference[]>;
}

/**
 * Makes of a request what the search use case takes. An agent is searched as it searches itself: exactly what its
 * binding pins, snapshots as they were and live indexes as they are.
 */
export function createSearchAgentScope(agents: AgentKnowledgeReader) {
  return async (scope: TenantScope, request: RequestedSearch): Promise<SearchInput> => {
    const { agent, index_ids = [], indexes, ...search } = request;
    if (agent !== undefined) return { ...search, index_ids: [], indexes: await agents.knowledgeOf(scope, agent) };
    return { ...search, index_ids, ...(indexes === undefined ? {} : { indexes }) };
  };
}
