import { systemScope } from '@patchbay/core/kernel';
import type { ConversationSource, StoredConversation } from '@patchbay/core/session-orchestrator';
import { resolvedConfigs } from '../collections/binding-collections.ts';
import { sessionEvents, sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What the pipeline puts out. */
interface Found extends Omit<StoredConversation, 'digest' | 'config' | 'turns'> {
  readonly binding_digest: string;
  readonly resolved?: readonly { readonly config: unknown }[];
  /** Latest first. */
  readonly turns: StoredConversation['turns'];
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
  only_says: 1,
  voicemail: 1,
  reports_seq: 1,
} as const;

/** Turns that an agent remembers which takes a conversation over. */
const MAX_TURNS = 100;

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
      const turns = {
        $lookup: {
          from: sessionEvents.name,
          pipeline: [
            { $match: { session_id, 'report.type': 'turn' } },
            { $sort: { seq: -1 } },
            { $limit: MAX_TURNS },
            { $project: { _id: 0, role: '$report.role', text: '$report.text', agent_id: '$report.agent_id' } },
          ],
          as: 'turns',
        },
      };
      const [found] = await database
        .tenantCollection(sessions, systemScope(tenant_id, 'agent-runtime', origin))
        .aggregate<Found>([
          { $match: { _id: session_id } },
          { $project: CARRIED },
          turns,
          ...(with_config ? [joined] : []),
        ]);
      if (found === undefined) return null;
      const { binding_digest, resolved, ...carried } = found;
      return {
        ...carried,
        turns: carried.turns.toReversed(),
        digest: binding_digest,
        config: resolved?.[0]?.config ?? null,
      };
    },
  };
}
