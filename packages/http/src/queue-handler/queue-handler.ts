import type { RequestOrigin } from '@patchbay/core/kernel';
import type { Logger } from '@patchbay/observability';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod';
import type { Compose } from '../handler/index.ts';

/**
 * The Lambda of a queue. Each message is checked and handled by itself; those that fail are reported one by one, so
 * that the queue brings only them back and parks them at last in its dead-letter queue.
 */
export function queueHandler<M extends z.ZodType, Services extends { readonly log: Logger }>(
  message: M,
  compose: Compose<Services>,
  handle: (message: z.output<M>, services: Services, origin: RequestOrigin) => Promise<void>,
) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const services = await compose();
    const origin = { request_id: context.awsRequestId, source: 'queue' };
    const outcomes = await Promise.all(
      event.Records.map(async ({ body, messageId }) => {
        try {
          await handle(message.parse(JSON.parse(body)), services, origin);
          return [];
        } catch (error) {
          services.log.error('message failed', { message_id: messageId, request_id: origin.request_id, error });
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: outcomes.flat() };
  };
}
