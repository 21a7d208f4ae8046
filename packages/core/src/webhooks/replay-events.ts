import { z } from 'zod';
import {
  AppError,
  type Clock,
  firstIdAt,
  type IdSource,
  idSchema,
  notFound,
  type TenantScope,
  timeField,
  type UnitOfWork,
} from '../kernel/index.ts';
import { eventFilterSchema, instantField, laterId, oldestEventId, toEvent, typesOf } from './event.ts';
import { newDelivery } from './fan-out-events.ts';
import type { DeliveryRepository, EndpointRepository, EventReader, StoredDelivery } from './webhook-ports.ts';

/** Events of one request; with more, the answer says where to go on. */
export const MAX_REPLAYED = 1_000;

/** Body of `POST /v1/webhook-endpoints/{id}/replay`: `since` is inclusive, `until` exclusive. */
export const replayEventsSchema = z
  .strictObject({
    since: instantField.meta({ description: 'Events from this time on, within the last 30 days' }),
    until: instantField.optional().meta({ description: 'Events before this time; default: now' }),
    events: eventFilterSchema.optional().meta({ description: 'Which of them; default: those that the endpoint gets' }),
    entity_id: z.string().max(100).optional().meta({ description: 'Only what happened to this' }),
    only: z
      .enum(['undelivered', 'all'])
      .default('undelivered')
      .meta({ description: '`undelivered`: what the endpoint has not taken; `all`: what it has taken too' }),
    after_event_id: idSchema('event').optional().meta({ description: 'Goes on after this event of an answer before' }),
  })
  .refine(({ since, until }) => until === undefined || since < until, {
    path: ['until'],
    message: 'must be after since',
  });
export type ReplayEvents = z.output<typeof replayEventsSchema>;

/** What a replay of a range will send. */
export const webhookReplaySchema = z
  .object({
    object: z.literal('webhook_replay'),
    webhook_endpoint_id: idSchema('webhook_endpoint'),
    tenant_id: idSchema('tenant'),
    created_at: timeField,
    replayed: z.int().meta({ description: 'Events that are on their way now' }),
    skipped: z.int().meta({ description: 'Events that were on their way already, or that the endpoint has' }),
    last_event_id: idSchema('event').nullable().meta({ description: 'The last event that was looked at' }),
    has_more: z.boolean().meta({ description: 'Whether there is more: repeat with after_event_id = last_event_id' }),
  })
  .meta({ id: 'WebhookReplay', description: 'Events of a range on their way to an endpoint again' });
export type WebhookReplay = z.infer<typeof webhookReplaySchema>;

/** What replaying a range needs. */
export interface ReplayEventsDeps {
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly events: EventReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Makes the use case that sends the events of a range to an endpoint, oldest first and in order for each entity. */
export function createReplayEvents({ endpoints, deliveries, events, unitOfWork, clock, ids }: ReplayEventsDeps) {
  /** The sweep sends them within a minute. @throws AppError `not_found`, `resource_archived` */
  return async (scope: TenantScope, id: string, input: ReplayEvents): Promise<WebhookReplay> => {
    const endpoint = await endpoints.get(scope, id);
    if (endpoint === null) throw notFound('webhook endpoint');
    if (endpoint.archived_at !== null) {
      throw new AppError('resource_archived', { message: 'The webhook endpoint is archived: restore it first.' });
    }
    const now = clock.now();
    const found = await events.range(
      scope,
      {
        types: typesOf(input.events ?? endpoint.events),
        entity_id: input.entity_id,
        from_id: laterId(firstIdAt('event', input.since), oldestEventId(now)),
        after_id: input.after_event_id,
        below_id: firstIdAt('event', input.until ?? now),
      },
      MAX_REPLAYED + 1,
    );
    const looked = found.slice(0, MAX_REPLAYED);
    return unitOfWork.run(scope, async (work) => {
      const ids_of = looked.map((entry) => entry.id);
      const known = Map.groupBy(await deliveries.ofEvents(scope, work, id, ids_of), ({ event_id }) => event_id);
      const skip = input.only === 'all' ? ['pending'] : ['pending', 'delivered'];
      const isSkipped = (event_id: string) => known.get(event_id)?.some(({ status }) => skip.includes(status)) === true;
      const wanted = looked.filter((entry) => !isSkipped(entry.id));
      const replay_id = ids.next('webhook_delivery');
      const made = wanted.map((entry): StoredDelivery => {
        const event = toEvent({ ...entry, tenant_id: scope.tenant_id });
        const delivery = newDelivery(event, endpoint, { ids, clock });
        return { ...delivery, replay_of: known.get(entry.id)?.[0]?.id ?? null, replay_id };
      });
      const answer = {
        object: 'webhook_replay',
        webhook_endpoint_id: id,
        tenant_id: scope.tenant_id,
        created_at: now,
        replayed: made.length,
        skipped: looked.length - made.length,
        last_event_id: looked.at(-1)?.id ?? null,
        has_more: found.length > looked.length,
      } as const;
      if (made.length === 0) return answer;
      await deliveries.insertMany(scope, work, made);
      work.record({
        action: 'webhook_endpoint.replayed',
        entity: { type: 'webhook_endpoint', id },
        old_value: null,
        new_value: {
          since: input.since.toISOString(),
          until: (input.until ?? now).toISOString(),
          only: input.only,
          replayed: answer.replayed,
          last_event_id: answer.last_event_id,
        },
      });
      return answer;
    });
  };
}
