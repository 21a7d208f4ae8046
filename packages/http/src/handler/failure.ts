import { AppError } from '@patchbay/core/kernel';
import type { Call } from './call.ts';
import { refusedSignature } from './refused-signature.ts';

/** Whatever was thrown, as a catalogued error. Only an AppError speaks for itself; everything else is ours. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // Thrown by middy shortly before the Lambda would be killed without an answer.
  const timedOut = thrown instanceof Error && thrown.name === 'TimeoutError';
  return new AppError(timedOut ? 'upstream_timeout' : 'internal', { cause: thrown });
}

/** One line a call, whatever became of it. */
export function logOutcome(call: Call, status: number, error?: AppError): void {
  const fields = {
    method: call.event.httpMethod,
    path: call.plan.route.path,
    status,
    duration_ms: Math.round((performance.now() - call.started_ms) * 100) / 100,
  };
  if (error === undefined) {
    call.log.info('request answered', fields);
    return;
  }
  const reason = { ...fields, code: error.code, param: error.param, ...refusedSignature(call, error) };
  if (error.status >= 500) call.log.error('request failed', { ...reason, error });
  else call.log.info('request refused', error.cause === undefined ? reason : { ...reason, cause: error.cause });
}
