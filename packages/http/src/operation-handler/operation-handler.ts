import type { RequestOrigin } from '@patchbay/core/kernel';
import type { Logger } from '@patchbay/observability';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Compose } from '../handler/index.ts';

/**
 * The Lambda of an operation that a person or a deploy invokes directly. Bad input and failures are thrown: the
 * invocation then has a FunctionError, and the log the reason.
 */
export function operationHandler<I extends z.ZodType, Services extends { readonly log: Logger }, R>(
  input: I,
  compose: Compose<Services>,
  run: (input: z.output<I>, services: Services, origin: RequestOrigin) => Promise<R>,
) {
  return async (event: unknown, context: Context): Promise<R> => {
    const services = await compose();
    const origin = { request_id: context.awsRequestId, source: 'bootstrap' };
    try {
      const result = await run(input.parse(event), services, origin);
      services.log.info('operation done', { operation: context.functionName, request_id: origin.request_id });
      return result;
    } catch (error) {
      services.log.error('operation failed', { operation: context.functionName, request_id: origin.request_id, error });
      throw error;
    }
  };
}
