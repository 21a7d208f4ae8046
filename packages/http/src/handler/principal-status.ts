import { AppError } from '@patchbay/core/kernel';
import type { PrincipalStatus, PrincipalStatusReader } from '@patchbay/core/tenancy';
import type { Call } from './call.ts';

/** How long a status is trusted: with the token's own checks, a revocation bites within 60 s on every route. */
const TRUST_MS = 30_000;
/** Principals remembered in a container. */
const MAX_PRINCIPALS = 1_000;

interface Remembered {
  readonly status: Promise<PrincipalStatus>;
  readonly until_ms: number;
}

/** Remembers statuses for 30 s; concurrent questions about one principal share one read; a failed read is not kept. */
export function rememberStatuses(reader: PrincipalStatusReader, now: () => number = Date.now): PrincipalStatusReader {
  const remembered = new Map<string, Remembered>();
  return {
    statusOf(principal) {
      const key = `${principal.tenant_id}/${principal.subject.type}/${principal.subject.id}`;
      const found = remembered.get(key);
      if (found !== undefined && found.until_ms > now()) return found.status;
      const status = reader.statusOf(principal);
      remembered.delete(key);
      remembered.set(key, { status, until_ms: now() + TRUST_MS });
      if (remembered.size > MAX_PRINCIPALS) {
        const oldest = remembered.keys().next();
        if (!oldest.done) remembered.delete(oldest.value);
      }
      status.catch(() => remembered.delete(key));
      return status;
    },
  };
}

/** One memory a reader, shared by the handlers of a container. */
const memories = new WeakMap<PrincipalStatusReader, PrincipalStatusReader>();

function remembering(reader: PrincipalStatusReader): PrincipalStatusReader {
  let memory = memories.get(reader);
  if (memory === undefined) {
    memory = rememberStatuses(reader);
    memories.set(reader, memory);
  }
  return memory;
}

/**
 * Refuses principals that were revoked or whose tenant is suspended since their token was issued.
 *
 * @throws AppError `credential_revoked`.
 */
export async function checkPrincipalStatus(call: Call): Promise<void> {
  const { auth } = call.plan.route;
  if (auth !== 'cognito' && auth !== 'session') return;
  const { principal, edge } = call;
  if (principal === undefined || edge.principalStatus === undefined) {
    throw new AppError('unauthenticated', { cause: new Error('no principal or no reader of its status') });
  }
  const status = await remembering(edge.principalStatus).statusOf(principal);
  if (status !== 'active') throw new AppError('credential_revoked', { cause: new Error(`the principal is ${status}`) });
}
