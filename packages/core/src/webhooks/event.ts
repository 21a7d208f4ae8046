import { z } from 'zod';
import {
  AUDIT_ACTIONS,
  ENTITY_TYPES,
  idSchema,
  type JsonValue,
  jsonValueSchema,
  NOTICE_TYPES,
  pageOf,
  pageQuery,
  timeField,
} from '../kernel/index.ts';

/** Days for which events can be listed. */
export const EVENT_DAYS = 30;

/** Something that happened, as `/v1/events` lists it and as webhooks carry it. */
export const eventSchema = z
  .object({
    object: z.literal('event'),
    id: idSchema('event'),
    tenant_id: idSchema('tenant'),
    type: z.string().meta({ description: 'Past tense, noun.verb', example: 'session.ended' }),
    created_at: timeField,
    data: z.object({
      entity: z.object({ type: z.enum(ENTITY_TYPES), id: z.string() }),
      object: jsonValueSchema.meta({ description: 'What changed, as the audit keeps it; null where it is gone' }),
    }),
  })
  .meta({ id: 'Event', description: 'Something that happened in the tenant' });
export type Event = z.infer<typeof eventSchema>;

/** Every type of event: whatever is audited, and what is announced without being a change. */
export const EVENT_TYPES = [...AUDIT_ACTIONS, ...NOTICE_TYPES] as const;

/** Nouns of event types: the words before the dot. */
const NOUNS = [...new Set(EVENT_TYPES.map((type) => type.split('.')[0] ?? ''))];
const FILTERS: ReadonlySet<string> = new Set([...EVENT_TYPES, ...NOUNS.map((noun) => `${noun}.*`), '*']);

/** Which events an endpoint gets: types, all of a noun (`session.*`), or `*`. */
export const eventFilterSchema = z
  .array(
    z.string().refine((word) => FILTERS.has(word), {
      message: 'must be a type of event such as session.ended, all of a noun such as session.*, or *',
    }),
  )
  .min(1)
  .max(100)
  .meta({ description: 'Types of events, `noun.*`, or `*`', example: ['session.*', 'file.ready'] });

/** Whether an endpoint with this filter gets events of the type. */
export function wants(filter: readonly string[], type: string): boolean {
  const noun = type.split('.')[0] ?? '';
  return filter.some((word) => word === '*' || word === type || word === `${noun}.*`);
}

/** Query of `GET /v1/events`. */
export const listEventsSchema = z.strictObject({
  ...pageQuery,
  type: z.string().max(100).optional().meta({ description: 'One type of event', example: 'session.ended' }),
  entity_id: z.string().max(100).optional().meta({ description: 'What it happened to' }),
});
export const eventPageSchema = pageOf(eventSchema);

/** An event as the outbox has it. */
export interface OutboxEntry {
  readonly id: string;
  readonly tenant_id: string | null;
  readonly type: string;
  readonly data: { readonly entity: Event['data']['entity']; readonly object: JsonValue };
  readonly created_at: Date;
}

/** The outbox's entry as the API and webhooks show it. */
export function toEvent(entry: OutboxEntry & { readonly tenant_id: string }): Event {
  const { id, tenant_id, type, created_at, data } = entry;
  return {
    object: 'event',
    id,
    tenant_id,
    type,
    created_at,
    data: { entity: { type: data.entity.type, id: data.entity.id }, object: data.object as Event['data']['object'] },
  };
}
