import { RefusedRequest } from '@patchbay/core/internal-auth';
import type { AppError } from '@patchbay/core/kernel';
import { embeddedMetrics } from '@patchbay/observability';
import type { Call } from './call.ts';

/** A refused request of another system as fields of its log line that CloudWatch counts; nothing for other errors. */
export function refusedSignature({ plan, event }: Pick<Call, 'plan' | 'event'>, error: AppError) {
  if (error.code !== 'invalid_signature') return {};
  const reason = error.cause instanceof RefusedRequest ? error.cause.reason : 'unverified';
  const dimensions = { door: plan.route.auth, reason };
  const at = new Date(event.requestContext.requestTimeEpoch);
  return embeddedMetrics({ namespace: 'Patchbay/Doors', dimensions, counts: { refused: 1 }, at });
}
