import type { Clock } from '@patchbay/core/kernel';
import type { UsageCount, UsageMeter, UsageRange, UsageRepository } from '@patchbay/core/usage';
import { fileVersions } from '../collections/file-collections.ts';
import { sessions } from '../collections/session-collections.ts';
import { usageCounters } from '../collections/usage-counters.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** A group by day, and by agent where that is asked for. */
type Grouped = Partial<UsageCount> & { readonly id: { readonly day: string; readonly agent_id: string | null } };

const createdIn = ({ from, until }: UsageRange) => ({ created_at: { $gte: from, $lt: until } });
const day = { $dateToString: { date: '$created_at', format: '%Y-%m-%d' } };
const flat = ({ id, ...counts }: Grouped): Partial<UsageCount> => ({ ...counts, ...id });

/** Sums of the figures that sessions carry; one without any adds nothing. */
const SUMS = Object.fromEntries(
  [
    'llm_input_tokens',
    'llm_input_cached_tokens',
    'llm_output_tokens',
    'tts_characters',
    'stt_ms',
    'tool_calls',
    'searches',
  ].map((name) => [name, { $sum: `$usage.${name}` }]),
);

/** What was used, from what is kept: the range of a tenant's days is an index scan. */
export function createUsageRepository(database: MongoDatabase): UsageRepository {
  return {
    async ofSessions(scope, range, { agent_id, by_agent, now, limit }) {
      const lasted = {
        $cond: [
          { $eq: [{ $type: '$started_at' }, 'date'] },
          { $max: [0, { $subtract: [{ $ifNull: ['$ended_at', now] }, '$started_at'] }] },
          0,
        ],
      };
      const rows = await database.tenantCollection(sessions, scope).aggregate<Grouped>([
        { $match: { ...createdIn(range), ...(agent_id === undefined ? {} : { agent_id }) } },
        {
          $group: {
            _id: { day, agent_id: by_agent || agent_id !== undefined ? '$agent_id' : null },
            sessions: { $sum: 1 },
            session_ms: { $sum: lasted },
            ...SUMS,
          },
        },
        { $limit: limit },
      ]);
      return rows.map(flat);
    },

    async ofFiles(scope, range) {
      const sums = { files: { $sum: 1 }, file_bytes: { $sum: '$size_bytes' } };
      const rows = await database
        .tenantCollection(fileVersions, scope)
        .aggregate<Grouped>([{ $match: createdIn(range) }, { $group: { _id: { day, agent_id: null }, ...sums } }]);
      return rows.map(flat);
    },

    async ofSearches(scope, { from, until }) {
      const first = from.toISOString().slice(0, 10);
      const rows = await database
        .tenantCollection(usageCounters, scope)
        .find({ day: { $gte: first, $lt: until.toISOString().slice(0, 10) } }, { limit: 100 });
      return rows.map(({ day: counted, searches }) => ({ day: counted, agent_id: null, searches }));
    },
  };
}

/** Counts on the server, where counts at the same time add up. */
export function createUsageMeter(database: MongoDatabase, clock: Clock): UsageMeter {
  return {
    async searched(scope) {
      const today = clock.now().toISOString().slice(0, 10);
      await database
        .tenantCollection(usageCounters, scope)
        .updateOne(
          { id: `${scope.tenant_id}:${today}` },
          { $inc: { searches: 1 }, $setOnInsert: { day: today } },
          { upsert: true },
        );
    },
  };
}
