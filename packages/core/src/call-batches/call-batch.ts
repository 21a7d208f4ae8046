import { z } from 'zod';
import { e164Field, phoneNumberField } from '../call-dispatch/index.ts';
import { CALL_RESULTS, createCallSchema } from '../calls/index.ts';
import { environmentNameField } from '../config-resolver/index.ts';
import { idSchema, metadataField, nameField, pageOf, pageQuery, timeField, timeZoneField } from '../kernel/index.ts';
import { callingWindowSchema } from './calling-window.ts';

/** `running` → `completed`; `paused` and back; `canceled` and `completed` are final. */
export const BATCH_STATUSES = ['running', 'paused', 'completed', 'canceled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** How a row came out: as its last call did, or without one. */
export const ROW_OUTCOMES = [...CALL_RESULTS, 'expired'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Rows of a batch at most. */
export const MAX_ROWS = 10_000;

/** Outcomes after which it may be tried again: what somebody decided is not among them. */
export const RETRIED_OUTCOMES = ['busy', 'no_answer', 'declined', 'voicemail', 'failed'] as const;

const retrySchema = z.strictObject({
  attempts: z.int().min(1).max(10).meta({ description: 'How many more calls after this outcome' }),
  delay_seconds: z.int().min(30).max(604_800).meta({ description: 'From the end of a call to the next one' }),
});
const retriesSchema = z
  .strictObject({
    busy: retrySchema.optional(),
    no_answer: retrySchema.optional(),
    declined: retrySchema.optional(),
    voicemail: retrySchema.optional(),
    failed: retrySchema.optional(),
  })
  .meta({ id: 'CallBatchRetries', description: 'When to call again, by how a call came out' });

const pacingSchema = z
  .strictObject({
    max_concurrent: z.int().min(1).max(1_000).default(10).meta({ description: 'Calls of this batch at a time' }),
    per_minute: z.int().min(1).max(600).default(60).meta({ description: 'Calls begun in any 60 seconds' }),
    inbound_reserve_percent: z.int().min(0).max(90).default(20).meta({
      description: "Share of the tenant's concurrent sessions, rounded up, that this batch leaves to others",
    }),
  })
  .meta({ id: 'CallBatchPacing', description: 'How fast a batch calls' });

const { ring_timeout_seconds, user, variables, voicemail } = createCallSchema.shape;

/** A row of the body: whom to call, and what the agent knows of them. */
export const callBatchRowInputSchema = z.strictObject({
  to: phoneNumberField,
  variables,
  user,
  metadata: metadataField.default({}),
  time_zone: timeZoneField.optional(),
  voicemail,
});
export type CallBatchRowInput = z.output<typeof callBatchRowInputSchema>;

const shared = {
  name: nameField.nullable(),
  agent_id: idSchema('agent'),
  environment: environmentNameField.nullable(),
  binding_id: idSchema('binding').nullable(),
  from: e164Field,
  window: callingWindowSchema.nullable().meta({ description: 'null: at any time' }),
  time_zone: timeZoneField
    .nullable()
    .meta({ description: 'Of callees whose country has several, and who have none of their own' }),
  start_at: timeField,
  expires_at: timeField.meta({ description: 'No call is begun at this time or later' }),
  pacing: pacingSchema,
  retries: retriesSchema,
  ring_timeout_seconds: z.int(),
  voicemail: voicemail.unwrap().nullable().meta({ description: 'Of rows that have none of their own' }),
  metadata: metadataField,
};

const count = z.int().min(0);

/** How many rows are where. */
export const rowCountsSchema = z
  .object({
    total: count,
    pending: count,
    calling: count,
    ended: count,
    outcomes: z.object(
      Object.fromEntries(ROW_OUTCOMES.map((outcome) => [outcome, count])) as Record<RowOutcome, typeof count>,
    ),
  })
  .meta({ id: 'CallBatchCounts', description: 'Rows of a batch by state, and ended ones by outcome' });
export type RowCounts = z.output<typeof rowCountsSchema>;

/** A batch as it is stored: what its rows are counted from. */
const batchFields = z.object({
  object: z.literal('call_batch'),
  id: idSchema('batch'),
  tenant_id: idSchema('tenant'),
  status: z.enum(BATCH_STATUSES),
  ...shared,
  skipped_rows: count.meta({ description: 'Rows that were left out because they were not valid' }),
  created_at: timeField,
  ended_at: timeField.nullable(),
});

/** Many calls that are made one after the other, as fast and as often as asked. */
export const callBatchSchema = batchFields
  .extend({ rows: rowCountsSchema })
  .meta({ id: 'CallBatch', description: 'Many calls, made when those who are called may be called' });
export type CallBatch = z.output<typeof callBatchSchema>;

/** With what only the engine needs. */
export type StoredBatch = Omit<z.output<typeof batchFields>, 'object'> & {
  /** Whether any row is not ended: such batches are looked at. */
  readonly unfinished: boolean;
  /** Written by each claim, so that two at once for a tenant conflict. */
  readonly round: string;
  /** When calls were begun in the last minute. */
  readonly recent_starts: readonly Date[];
};

/** A row and its calls. */
export const callBatchRowSchema = z
  .object({
    object: z.literal('call_batch_row'),
    batch_id: idSchema('batch'),
    index: count.meta({ description: 'Place in the rows of the request, from 0' }),
    to: e164Field,
    variables,
    user: user.unwrap().nullable(),
    metadata: metadataField,
    time_zone: timeZoneField,
    voicemail: voicemail.unwrap().nullable(),
    status: z.enum(['pending', 'calling', 'ended']),
    outcome: z.enum(ROW_OUTCOMES).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    call_id: idSchema('call').nullable().meta({ description: 'Its present call' }),
    attempts: z
      .array(z.object({ call_id: idSchema('call'), result: z.enum(CALL_RESULTS), ended_at: timeField }))
      .meta({ description: 'Its calls that have ended, the first one first' }),
    due_at: timeField.nullable().meta({ description: 'Earliest time of the next call' }),
  })
  .meta({ id: 'CallBatchRow', description: 'Somebody to call, and what came of it' });
export type CallBatchRow = z.output<typeof callBatchRowSchema>;
export type StoredRow = Omit<CallBatchRow, 'object'> & {
  readonly id: string;
  readonly tenant_id: string;
  /** Set once the call is written. */
  readonly placed_at: Date | null;
  /** Until when whoever claimed the row has time to place its call. */
  readonly claimed_until: Date | null;
};

/** Body of `POST /v1/call-batches`. Rows are read one by one, so that each bad one is named. */
export const createCallBatchSchema = z
  .strictObject({
    name: nameField.optional(),
    agent_id: idSchema('agent'),
    environment: environmentNameField.optional(),
    binding_id: idSchema('binding').optional(),
    from: phoneNumberField.meta({ description: 'A live phone number of yours that has an outbound trunk' }),
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(MAX_ROWS).meta({
      description:
        'Whom to call: {to, variables, user, metadata, time_zone, voicemail}, of which only to is required. The time zone is that of the country of the number unless it is given here; a country with several needs one.',
    }),
    skip_invalid: z.boolean().default(false).meta({ description: 'Leave bad rows out instead of refusing them all' }),
    window: callingWindowSchema.optional(),
    time_zone: timeZoneField.optional(),
    start_at: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional()
      .meta({ description: 'At once if left out' }),
    expires_at: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional()
      .meta({ description: 'Seven days after start_at if left out; 90 at most' }),
    pacing: pacingSchema.prefault({}),
    retries: retriesSchema.default({}),
    ring_timeout_seconds,
    voicemail,
    metadata: metadataField.default({}),
  })
  .refine((body) => body.environment === undefined || body.binding_id === undefined, {
    path: ['binding_id'],
    message: 'cannot be given together with environment',
  });
export type CreateCallBatch = z.output<typeof createCallBatchSchema>;

/** Query of `GET /v1/call-batches`. */
export const listCallBatchesSchema = z.strictObject({ ...pageQuery, status: z.enum(BATCH_STATUSES).optional() });
export type ListCallBatches = z.output<typeof listCallBatchesSchema>;
export const callBatchPageSchema = pageOf(callBatchSchema);

/** Query of `GET /v1/call-batches/{call_batch_id}/rows`. */
export const listCallBatchRowsSchema = z.strictObject({
  ...pageQuery,
  order: z.enum(['asc', 'desc']).default('asc'),
  status: callBatchRowSchema.shape.status.optional(),
  outcome: z.enum(ROW_OUTCOMES).optional(),
});
export type ListCallBatchRows = z.output<typeof listCallBatchRowsSchema>;
export const callBatchRowPageSchema = pageOf(callBatchRowSchema);
