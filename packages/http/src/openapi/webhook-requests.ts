import { EVENT_EXAMPLES, eventSchema, exampleEvent } from '@patchbay/core/webhooks';
import { z } from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';

const SIGNED = z.object({
  'webhook-id': z.string().meta({ description: 'The id of the event: the same for every attempt and every replay' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970 when it was sent' }),
  'webhook-signature': z.string().meta({ description: '`v1,…`, one for each secret that signs now' }),
});

const capitals = (type: string) => type.replaceAll(/(?:^|[._])(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** What is sent to webhook endpoints, as OpenAPI 3.1 describes it: a request a type of event that has an example. */
export function webhookRequests(): Record<string, ZodOpenApiPathItemObject> {
  const types = Object.keys(EVENT_EXAMPLES) as (keyof typeof EVENT_EXAMPLES)[];
  return Object.fromEntries(
    types.map((type) => [
      type,
      {
        post: {
          operationId: `on${capitals(type)}`,
          tags: ['events'],
          summary: EVENT_EXAMPLES[type].when,
          description: `Sent to endpoints whose filter names \`${type}\`, \`${type.split('.')[0]}.*\` or \`*\`.`,
          security: [],
          requestParams: { header: SIGNED },
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: eventSchema, examples: { event: { value: exampleEvent(type) } } },
            },
          },
          responses: {
            '204': { description: 'The event is taken; any other 2xx says the same' },
            '410': { description: 'The endpoint wants nothing any more: it is switched off until it is restored' },
            '429': { description: 'Later: Retry-After is respected, up to an hour; 503 likewise' },
          },
        },
      },
    ]),
  );
}
