import type { z } from 'zod';
import { type Clock, firstIdAt, notFound, type Page, type TenantScope } from '../kernel/index.ts';
import { type Event, laterId, type listEventsSchema, oldestEventId, toEvent, typesOf } from './event.ts';
import type { EventReader } from './webhook-ports.ts';

/** Reads what happened in the last 30 days. */
export function createEventService({ events, clock }: { readonly events: EventReader; readonly clock: Clock }) {
  return {
    /** @throws AppError `not_found` for events older than 30 days too. */
    async get(scope: TenantScope, id: string): Promise<Event> {
      const found = id < oldestEventId(clock.now()) ? null : await events.get(scope, id);
      if (found === null) throw notFound('event');
      return toEvent({ ...found, tenant_id: scope.tenant_id });
    },

    async list(scope: TenantScope, query: z.output<typeof listEventsSchema>): Promise<Page<Event>> {
      const { type, entity_id, since, until } = query;
      const page = await events.list(scope, query, {
        types: type === undefined ? undefined : typesOf([type]),
        entity_id,
        from_id: laterId(oldestEventId(clock.now()), since === undefined ? '' : firstIdAt('event', since)),
        below_id: until === undefined ? undefined : firstIdAt('event', until),
      });
      return { ...page, data: page.data.map((entry) => toEvent({ ...entry, tenant_id: scope.tenant_id })) };
    },
  };
}
