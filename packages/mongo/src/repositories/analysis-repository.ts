import type { AgentContent } from '@patchbay/core/agent-registry';
import type { AnalysisRepository, AnalysisWatchList, PinnedAnalysisReader } from '@patchbay/core/conversation-analysis';
import { withoutUndefined } from '../boundary/filter.ts';
import { sessionAnalyses } from '../collections/analysis-collections.ts';
import { resolvedConfigs } from '../collections/binding-collections.ts';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

const UNFINISHED = ['pending', 'running'] as const;

/** Analyses of a tenant's sessions. Taking one is bookkeeping; how it ended is a change. */
export function createAnalysisRepository(database: MongoDatabase): AnalysisRepository {
  return {
    insert: (scope, work, created) => database.tenantCollection(sessionAnalyses, scope, work).insertOne(created),
    get: (scope, session_id, id) => database.tenantCollection(sessionAnalyses, scope).findOne({ id, session_id }),
    find: (scope, id) => database.tenantCollection(sessionAnalyses, scope).findOne({ id }),
    list: (scope, session_id, { status, ...page }) =>
      database.tenantCollection(sessionAnalyses, scope).page({ session_id, ...withoutUndefined({ status }) }, page),
    countUnfinished: (scope, session_id, limit) =>
      database
        .tenantCollection(sessionAnalyses, scope)
        .count({ session_id, status: { $in: [...UNFINISHED] } }, { limit }),
    claim: (scope, { id, status, attempt }, started_at, deadline_at) =>
      database
        .tenantCollection(sessionAnalyses, scope)
        .touchOne({ id, status, attempt }, { status: 'running', attempt: attempt + 1, started_at, deadline_at }),
    async giveBack(scope, { id, attempt }, change) {
      await database
        .tenantCollection(sessionAnalyses, scope)
        .touchOne({ id, attempt, status: 'running' }, { status: 'pending', ...change });
    },
    async finish(scope, work, { id, attempt }, end) {
      const { matched } = await database
        .tenantCollection(sessionAnalyses, scope, work)
        .updateOne({ id, attempt, status: 'running' }, { $set: { ...end, deadline_at: null } });
      return matched > 0;
    },
    takeSession: (scope, work, id, analysis) =>
      database.tenantCollection(sessions, scope, work).touchOne({ id, analysis: 'due' }, { analysis }),
  };
}

/** What the resolved config of a session says of its analysis. */
export function createPinnedAnalysisReader(database: MongoDatabase): PinnedAnalysisReader {
  return {
    async find(scope, digest) {
      const found = await database
        .tenantCollection(resolvedConfigs, scope)
        .findOne({ digest }, { projection: { 'config.agent.analysis': 1 } });
      return (found?.config as { readonly agent?: AgentContent } | undefined)?.agent?.analysis;
    },
  };
}

/** The sweep's look across tenants, on indexes that hold what waits for it only. */
export function createAnalysisWatchList(database: MongoDatabase): AnalysisWatchList {
  const projection = { id: 1, tenant_id: 1 } as const;
  return {
    async unasked(limit) {
      const found = await database
        .platformCollection(sessions, 'sessions.analyses')
        .find({ analysis: 'due' }, { projection, sort: { ended_at: 1 }, limit });
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
    async overdue(now, limit) {
      const found = await database
        .platformCollection(sessionAnalyses, 'session_analyses.watch')
        .find({ deadline_at: { $type: 'date', $lt: now } }, { projection, sort: { deadline_at: 1 }, limit });
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}
