import type { AuditEvent } from '@patchbay/core/audit';
import type { TestApi } from '../../api/support/api.ts';

/** Nothing of these is an effect of a request: they carry it. */
const CARRIERS = new Set(['idempotency_records', 'nonces', 'rate_buckets', 'migrations']);

type StoredEvent = AuditEvent & { readonly _id: string };

/** Looks into the database of a sweep, and makes its audit refuse. */
export function sweepDatabase({ db: { client, name } }: TestApi) {
  const database = client.db(name);
  const events = database.collection<StoredEvent>('audit_events');

  async function validator(): Promise<object> {
    const [found] = await database.listCollections({ name: 'audit_events' }).toArray();
    return (found as { options?: { validator?: object } }).options?.validator ?? {};
  }

  return {
    /** Everything that is stored, by collection. */
    async snapshot(): Promise<Record<string, string>> {
      const collections = await database.listCollections({}, { nameOnly: true }).toArray();
      const names = collections
        .map((each) => each.name)
        .filter((each) => !CARRIERS.has(each) && !each.startsWith('system.'));
      const entries = await Promise.all(
        names.sort().map(async (each) => {
          const rows = await database.collection(each).find().sort({ _id: 1 }).toArray();
          return [each, JSON.stringify(rows)] as const;
        }),
      );
      return Object.fromEntries(entries);
    },

    /** Runs something while no audit event can be stored. */
    async withoutAudit<T>(work: () => Promise<T>): Promise<T> {
      const usual = await validator();
      await database.command({ collMod: 'audit_events', validator: { nothing_has_this: true } });
      try {
        return await work();
      } finally {
        await database.command({ collMod: 'audit_events', validator: usual });
      }
    },

    /** Events that come while something runs, in order. */
    async eventsOf<T>(work: () => Promise<T>): Promise<{ result: T; events: StoredEvent[] }> {
      const known = await events.distinct('_id');
      const result = await work();
      return {
        result,
        events: await events
          .find({ _id: { $nin: known } })
          .sort({ _id: 1 })
          .toArray(),
      };
    },

    toldOf: (id: string) => database.collection('outbox_events').countDocuments({ 'data.audit_event_id': id }),
  };
}
