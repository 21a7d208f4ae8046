import { AppError, type Principal } from '@patchbay/core/kernel';
import type { PrincipalStanding, PrincipalStandingReader } from '@patchbay/core/tenancy';
import type { Call } from './call.ts';

/** How long a status is trusted: with the token's own checks, a revocation bites within 60 s on every route. */
const TRUST_MS = 30_000;
/** Principals remembered in a container. */
const MAX_PRINCIPALS = 1_000;

interface Remembered {
  readonly standing: Promise<PrincipalStanding>;
  readonly until_ms: number;
}

/** Remembers standings for 30 s; concurrent questions about one principal share one read; a failed read is not kept. */
export function rememberStandings(
  reader: PrincipalStandingReader,
  now: () => number = () => Date.now(),
): PrincipalStandingReader {
  const remembered = new Map<string, Remembered>();
  return {
    standingOf(principal) {
      const { tenant_id, subject, credential_id } = principal;
      const key = `${tenant_id}/${subject.type}/${subject.id}/${credential_id ?? ''}`;
      const found = remembered.get(key);
      if (found !== undefined && found.until_ms > now()) return found.standing;
      const standing = reader.standingOf(principal);
      remembered.delete(key);
      remembered.set(key, { standing, until_ms: now() + TRUST_MS });
      if (remembered.size > MAX_PRINCIPALS) {
        const oldest = remembered.keys().next();
        if (!oldest.done) remembered.delete(oldest.value);
      }
      standing.catch(() => remembered.delete(key));
      return standing;
    },
  };
}

/** One memory a reader, shared by the handlers of a container. */
const memories = new WeakMap<PrincipalStandingReader, PrincipalStandingReader>();

function remembering(reader: PrincipalStandingReader): PrincipalStandingReader {
  let memory = memories.get(reader);
  if (memory === undefined) {
    memory = rememberStandings(reader);
    memories.set(reader, memory);
  }
  return memory;
}

/** The principal with those of its token's scopes that it still has. */
function narrowed(principal: Principal, { scopes }: PrincipalStanding): Principal {
  if (scopes === null) return principal;
  return { ...principal, scopes: principal.scopes.filter((scope) => scopes.includes(scope)) };
}

/**
 * Refuses principals that were revoked or whose tenant is suspended since their token was issued, and takes away the
 * scopes that they have lost since.
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
  const standing = await remembering(edge.principalStatus).standingOf(principal);
  if (standing.status !== 'active') {
    throw new AppError('credential_revoked', { cause: new Error(`the principal is ${standing.status}`) });
  }
  call.principal = narrowed(principal, standing);
  call.rate_limits = standing.rate_limits ?? undefined;
}
