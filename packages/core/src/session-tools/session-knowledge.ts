import type { ResolvedConfig } from '../config-resolver/index.ts';
import { systemScope } from '../kernel/index.ts';
import type { DispatchMetadata } from '../session-orchestrator/index.ts';
import { type SearchService, toKnowledgeResult } from '../vector-search/index.ts';
import type { KnowledgeSearch } from './tool-handler.ts';

/**
 * Search for one session: its tenant and what its config pins (snapshots as they were, live indexes as they are) are
 * fixed here, out of reach of whatever the model says. A session without knowledge finds nothing.
 */
export function sessionKnowledge(
  service: SearchService,
  dispatch: DispatchMetadata,
  knowledge: ResolvedConfig['knowledge'],
): KnowledgeSearch {
  const scope = systemScope(dispatch.tenant_id, 'agent-runtime', {
    request_id: dispatch.session_id,
    source: 'runtime',
  });
  const indexes = knowledge.map((pinned) =>
    'snapshot_id' in pinned
      ? { index_id: pinned.index_id, snapshot_id: pinned.snapshot_id }
      : { index_id: pinned.index_id },
  );
  return async (query) => {
    if (indexes.length === 0) return { grounded: false, results: [] };
    // Only what the tool's version sets: whatever else comes along could widen the search or change its kind.
    const { query: asked, top_k, min_score } = query;
    return toKnowledgeResult(await service.search(scope, { query: asked, top_k, min_score, index_ids: [], indexes }));
  };
}
