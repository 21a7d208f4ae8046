import { systemScope } from '@patchbay/core/kernel';
import type { ConversationSource, SessionStatus } from '@patchbay/core/session-orchestrator';
import { resolvedConfigs } from '../collections/binding-collections.ts';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What the pipeline puts out. */
interface Found {
  readonly status: SessionStatus;
  readonly binding_digest: string;
  readonly variables: Record<string, string | number | boolean>;
  readonly reports_seq: number;
  readonly resolved?: readonly { readonly config: unknown }[];
}

/** The agent runtime's look at a session and its config: one aggregate, inside the tenant of the dispatch. */
export function createConversationSource(database: MongoDatabase): ConversationSource {
  return {
    async find({ tenant_id, session_id, digest }, { with_config }) {
      const origin = { request_id: session_id, source: 'runtime' };
      const joined = {
        $lookup: {
          from: resolvedConfigs.name,
          pipeline: [{ $match: { digest } }, { $project: { config: 1 } }],
          as: 'resolved',
        },
      };
      const [found] = await database
        .tenantCollection(sessions, systemScope(tenant_id, 'agent-runtime', origin))
        .aggregate<Found>([
          { $match: { _id: session_id } },
          { $project: { status: 1, binding_digest: 1, variables: 1, reports_seq: 1 } },
          ...(with_config ? [joined] : []),
        ]);
      if (found === undefined) return null;
      const { status, binding_digest, variables, reports_seq, resolved } = found;
      return { status, digest: binding_digest, variables, reports_seq, config: resolved?.[0]?.config ?? null };
    },
  };
}
