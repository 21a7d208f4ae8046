import type { RequestOrigin } from '@patchbay/core/kernel';
import type { Logger } from '@patchbay/observability';
import type { Context } from 'aws-lambda';
import type { Compose } from '../handler/index.ts';

/** The Lambda of a schedule: runs, and logs what it did. A failure is thrown, so that it counts as one. */
export function scheduledHandler<Services extends { readonly log: Logger }, R extends object>(
  compose: Compose<Services>,
  run: (services: Services, origin: RequestOrigin) => Promise<R>,
) {
  return async (_event: unknown, context: Context): Promise<R> => {
    const services = await compose();
    const origin = { request_id: context.awsRequestId, source: 'scheduler' };
    const done = await run(services, origin);
    services.log.info('scheduled work done', { request_id: origin.request_id, ...done });
    return done;
  };
}
