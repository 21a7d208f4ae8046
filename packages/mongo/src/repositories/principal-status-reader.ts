import { type Clock, type Principal, ROLE_SCOPES, type Role, type Scope } from '@patchbay/core/kernel';
import type { PrincipalStanding, PrincipalStandingReader, RateLimits } from '@patchbay/core/tenancy';
import type { Document } from 'mongodb';
import { apiKeys } from '../collections/api-keys.ts';
import { operators } from '../collections/operators.ts';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** A key's time of use is written at most this often. */
const TOUCH_INTERVAL_MS = 60_000;

/** Where subjects of a type are kept, when one may act, and what else is to be known of it. */
const SUBJECTS = {
  operator: { collection: 'operators', active: () => ({ status: 'active' }), fields: { role: 1 } },
  api_key: { collection: 'api_keys', active: activeKey, fields: { scopes: 1, last_used_at: 1 } },
  user: { collection: 'users', active: () => ({ status: 'active' }), fields: { _id: 1 } },
} as const;

/** A key that works, and in it the secret that the token was issued for. */
function activeKey(now: Date, { credential_id }: Principal): Document {
  const unexpired = { $or: [{ expires_at: null }, { expires_at: { $gt: now } }] };
  const secret = { $elemMatch: { service_account: credential_id ?? '', ...unexpired } };
  return { status: 'active', ...unexpired, secrets: secret };
}

interface Row {
  readonly status: string;
  readonly limits?: RateLimits;
  readonly subject: readonly { role?: Role; scopes?: readonly Scope[]; last_used_at?: Date | null }[];
}

const standing = (status: PrincipalStanding['status']): PrincipalStanding => ({
  status,
  scopes: null,
  rate_limits: null,
});

/** Reads tenant and subject in one round trip, by their primary keys; notes once a minute that a key is in use. */
export function createPrincipalStandingReader(database: MongoDatabase, clock: Clock): PrincipalStandingReader {
  /** At most a minute of uses is missing when nobody asks again: what is remembered is not asked for. */
  async function noteUse(id: string, lastUsed: Date | null, now: Date): Promise<void> {
    if (lastUsed !== null && now.getTime() - lastUsed.getTime() < TOUCH_INTERVAL_MS) return;
    await database.platformCollection(apiKeys, 'api_keys.authenticate').touchOne({ id }, { last_used_at: now });
  }

  return {
    async standingOf(principal) {
      if (principal.tenant_id === null) return platformStanding(database, principal);
      const now = clock.now();
      const [row] = await database
        .platformCollection(tenants, 'principal.status')
        .aggregate<Row>(pipelineFor(principal, now));
      const subject = row?.subject[0];
      if (row === undefined || subject === undefined || row.status === 'archived') return standing('revoked');
      if (row.status !== 'active') return standing('suspended');
      if (principal.subject.type === 'api_key') await noteUse(principal.subject.id, subject.last_used_at ?? null, now);
      const scopes = subject.role === undefined ? (subject.scopes ?? null) : ROLE_SCOPES[subject.role];
      return { status: 'active', scopes, rate_limits: row.limits ?? null };
    },
  };
}

async function platformStanding(database: MongoDatabase, { subject }: Principal): Promise<PrincipalStanding> {
  if (subject.type === 'system') return standing('active');
  if (subject.type !== 'operator') return standing('revoked');
  const found = await database
    .platformCollection(operators, 'operators.authenticate')
    .findOne({ id: subject.id, tenant_id: null, status: 'active' });
  return found === null ? standing('revoked') : { ...standing('active'), scopes: ROLE_SCOPES[found.role] };
}

function pipelineFor(principal: Principal, now: Date): Document[] {
  const { subject, tenant_id } = principal;
  const own = [{ $match: { _id: tenant_id } }];
  const fields = { _id: 0, status: 1, limits: 1 };
  // Our own background work has no row of its own.
  if (subject.type === 'system') return [...own, { $project: { ...fields, subject: { $literal: [{}] } } }];
  const { collection, active, fields: known } = SUBJECTS[subject.type];
  const match = { $match: { _id: subject.id, tenant_id, ...active(now, principal) } };
  return [
    ...own,
    { $lookup: { from: collection, pipeline: [match, { $project: known }], as: 'subject' } },
    { $project: { ...fields, subject: 1 } },
  ];
}
