import { z } from 'zod';
import {
  AUDIT_ACTIONS,
  ENTITY_TYPES,
  firstIdAt,
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

/** Every type of event: whatever is audited, and what is announced without being a change. */
export const EVENT_TYPES = [...AUDIT_ACTIONS, ...NOTICE_TYPES] as const;

/** Nouns of event types: the words before the dot. */
const NOUNS = [...new Set(EVENT_TYPES.map((type) => type.split('.')[0] ?? ''))];
/** Something that happened, as `/v1/events` lists it and as webhooks carry it. */
export const eventSchema = z
  .object({
    object: z.literal('event'),
    id: idSchema('event'),
    tenant_id: idSchema('tenant'),
    type: z.string().meta({
      description: `Past tense, noun.verb. All of them: ${EVENT_TYPES.join(', ')}`,
      example: 'session.ended',
    }),
    created_at: timeField,
    data: z.object({
      entity: z.object({ type: z.enum(ENTITY_TYPES), id: z.string() }),
      object: jsonValueSchema.meta({ description: 'What changed, as the audit keeps it; null where it is gone' }),
    }),
  })
  .meta({ id: 'Event', description: 'Something that happened in the tenant' });
export type Event = z.infer<typeof eventSchema>;

const FILTERS: ReadonlySet<string> = new Set([...EVENT_TYPES, ...NOUNS.map((noun) => `${noun}.*`), '*']);

const eventWord = z.string().refine((word) => FILTERS.has(word), {
  message: 'must be a type of event such as session.ended, all of a noun such as session.*, or *',
});

/** Which events an endpoint gets: types, all of a noun (`session.*`), or `*`. */
export const eventFilterSchema = z
  .array(eventWord)
  .min(1)
  .max(100)
  .meta({ description: 'Types of events, `noun.*`, or `*`', example: ['session.*', 'file.ready'] });

/** Whether an endpoint with this filter gets events of the type. */
export function wants(filter: readonly string[], type: string): boolean {
  const noun = type.split('.')[0] ?? '';
  return filter.some((word) => word === '*' || word === type || word === `${noun}.*`);
}

/** The types that a filter names; undefined where it names all of them. */
export function typesOf(filter: readonly string[]): readonly string[] | undefined {
  return filter.includes('*') ? undefined : EVENT_TYPES.filter((type) => wants(filter, type));
}

/** A time as a caller writes it. */
export const instantField = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .meta({ type: 'string', format: 'date-time', example: '2026-11-22T10:00:00.000Z' });

/** Query of `GET /v1/events`: every filter must hold. `since` is inclusive, `until` exclusive. */
export const listEventsSchema = z.strictObject({
  ...pageQuery,
  type: eventWord.optional().meta({ description: 'A type of event, or `noun.*`', example: 'session.ended' }),
  entity_id: z.string().max(100).optional().meta({ description: 'What it happened to' }),
  since: instantField.optional().meta({ description: 'Events from this time on' }),
  until: instantField.optional().meta({ description: 'Events before this time' }),
});
export const eventPageSchema = pageOf(eventSchema);

const DAY_MS = 86_400_000;

/** The lowest id of the events that are shown at a time. */
export const oldestEventId = (now: Date) => firstIdAt('event', new Date(now.getTime() - EVENT_DAYS * DAY_MS));

/** Of two ids, that of the later event. */
export const laterId = (one: string, other: string) => (one > other ? one : other);

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
