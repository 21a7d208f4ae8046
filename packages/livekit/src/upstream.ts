import { AppError } from '@patchbay/core/kernel';
import { ServerError } from 'livekit-server-sdk';

/**
 * What an error of the SDK may say outside: nothing of its own, because the SDK puts the token into the message of a
 * 401.
 */
export function upstream(error: unknown): AppError {
  const status = error instanceof ServerError ? error.status : undefined;
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return new AppError(timedOut ? 'upstream_timeout' : 'upstream_failed', {
    message: timedOut ? 'The media server did not answer in time.' : 'The media server refused or is away.',
    cause: new Error(`LiveKit request failed${status === undefined ? '' : ` with status ${status}`}`),
  });
}
