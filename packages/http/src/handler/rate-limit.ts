import { AppError } from '@patchbay/core/kernel';
import type { Call } from './call.ts';

/**
 * Admission by rate, for modules that compose a limiter.
 *
 * @throws AppError `rate_limited` with Retry-After.
 */
export async function limitRate(call: Call): Promise<void> {
  const { principal, edge, plan } = call;
  if (principal === undefined || edge.rateLimiter === undefined) return;
  const admission = await edge.rateLimiter.take(principal, plan.route.id);
  if (!admission.admitted) {
    throw new AppError('rate_limited', { retry_after_seconds: admission.retry_after_seconds });
  }
}
