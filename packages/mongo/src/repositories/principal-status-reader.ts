import type { Clock, Principal } from '@patchbay/core/kernel';
import type { PrincipalStatus, PrincipalStatusReader } from '@patchbay/core/tenancy';
import { operators } from '../collections/operators.ts';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Where subjects of a type are kept, and when one may act. */
const SUBJECTS = {
  operator: { collection: 'operators', active: () => ({ status: 'active' }) },
  api_key: {
    collection: 'api_keys',
    active: (now: Date) => ({ status: 'active', $or: [{ expires_at: null }, { expires_at: { $gt: now } }] }),
  },
  user: { collection: 'users', active: () => ({ status: 'active' }) },
} as const;

interface Row {
  status: string;
  subject: unknown[];
}

/** Reads tenant and subject in one round trip, by their primary keys. */
export function createPrincipalStatusReader(database: MongoDatabase, clock: Clock): PrincipalStatusReader {
  return {
    async statusOf(principal) {
      if (principal.tenant_id === null) return platformStatus(database, principal);
      const [row] = await database
        .platformCollection(tenants, 'principal.status')
        .aggregate<Row>(pipelineFor(principal, clock.now()));
      if (row === undefined || row.status === 'archived' || row.subject.length === 0) return 'revoked';
      return row.status === 'active' ? 'active' : 'suspended';
    },
  };
}

async function platformStatus(database: MongoDatabase, { subject }: Principal): Promise<PrincipalStatus> {
  if (subject.type === 'system') return 'active';
  if (subject.type !== 'operator') return 'revoked';
  const found = await database
    .platformCollection(operators, 'operators.authenticate')
    .findOne({ id: subject.id, tenant_id: null, status: 'active' });
  return found === null ? 'revoked' : 'active';
}

function pipelineFor({ subject, tenant_id }: Principal, now: Date) {
  const own = [{ $match: { _id: tenant_id } }];
  const fields = { _id: 0, status: 1 };
  // Our own background work has no row of its own.
  if (subject.type === 'system') return [...own, { $project: { ...fields, subject: ['system'] } }];
  const { collection, active } = SUBJECTS[subject.type];
  const match = { $match: { _id: subject.id, tenant_id, ...active(now) } };
  return [
    ...own,
    { $lookup: { from: collection, pipeline: [match, { $project: { _id: 1 } }], as: 'subject' } },
    { $project: { ...fields, subject: 1 } },
  ];
}
