import { systemScope } from '@patchbay/core/kernel';
import type { ConversationSource, StoredConversation } from '@patchbay/core/session-orchestrator';
import { resolvedConfigs } from '../collections/binding-collections.ts';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What the pipeline puts out. */
interface Found extends Omit<StoredConversation, 'digest' | 'config'> {
  readonly binding_digest: string;
  readonly resolved?: readonly { readonly config: unknown }[];
}

/** What of a session a runtime takes along. */
const CARRIED = {
  _id: 0,
  status: 1,
  binding_digest: 1,
  variables: 1,
  channel: 1,
  caller: 1,
  time_zone: 1,
  reports_seq: 1,
} as const;

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
        .aggregate<Found>([{ $match: { _id: session_id } }, { $project: CARRIED }, ...(with_config ? [joined] : [])]);
      if (found === undefined) return null;
      const { binding_digest, resolved, ...carried } = found;
      return { ...carried, digest: binding_digest, config: resolved?.[0]?.config ?? null };
    },
  };
}
