import { AppError } from '@patchbay/core/kernel';
import type { Call } from './call.ts';

/**
 * Admission by the rate of the principal's tenant. Doors without a tenant (public, signed, the platform's own people)
 * are the gateway's to throttle.
 *
 * @throws AppError `rate_limited` with Retry-After.
 */
export async function limitRate(call: Call): Promise<void> {
  const { principal, rate_limits, edge } = call;
  if (principal === undefined || rate_limits === undefined || edge.rateLimiter === undefined) return;
  const admission = await edge.rateLimiter.take(principal, rate_limits);
  if (!admission.admitted) throw new AppError('rate_limited', { retry_after_seconds: admission.retry_after_seconds });
}
