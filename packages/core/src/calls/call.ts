import { z } from 'zod';
import { e164Field, phoneNumberField } from '../call-dispatch/index.ts';
import { environmentNameField } from '../config-resolver/index.ts';
import { idSchema, metadataField, pageOf, pageQuery, sipHeadersField, timeField } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { ANSWERED_BY, endReasonSchema, voicemailSchema } from '../session-orchestrator/index.ts';
import { callTransferSchema, ringField } from './call-transfer.ts';

/**
 * queued → dialing → ringing → answered → ended. Each change happens once, none goes back, and any may be left out;
 * `ended` is final. `queued`: written, nothing has happened at the telephone network yet. An inbound call begins as
 * `answered`.
 */
export const CALL_STATUSES = ['queued', 'dialing', 'ringing', 'answered', 'ended'] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** Statuses from which a call can still go on. */
export const OPEN_CALL_STATUSES: readonly CallStatus[] = ['queued', 'dialing', 'ringing', 'answered'];

/**
 * How a call came out. `answered`: somebody picked up, or a machine that the agent talked on to. `voicemail`: a machine
 * picked up, and was left a message or nothing, as asked. `canceled`: it was
 * ended before anybody answered. `failed`: it never came about; `sip` and `error` say why.
 */
export const CALL_RESULTS = ['answered', 'busy', 'no_answer', 'declined', 'voicemail', 'canceled', 'failed'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** What the telephone network says of a call. */
export const callSipSchema = z
  .object({
    call_id: z.string().nullable().meta({ description: 'Id of the call at the media server' }),
    trunk_id: idSchema('sip_trunk').nullable(),
    status_code: z.int().nullable().meta({ description: 'Final SIP status where the call was refused: 486, 603 …' }),
    status: z.string().nullable().meta({ description: 'Its words' }),
    headers: z
      .record(z.string(), z.string())
      .meta({ description: 'Headers that came with the call or were sent with it' }),
  })
  .meta({ id: 'CallSip', description: 'What the telephone network says of a call' });

/** A telephone call that an agent holds. */
export const callSchema = z
  .object({
    object: z.literal('call'),
    id: idSchema('call'),
    tenant_id: idSchema('tenant'),
    direction: z.enum(['inbound', 'outbound']),
    status: z.enum(CALL_STATUSES),
    result: z.enum(CALL_RESULTS).nullable().meta({ description: 'null until the call has ended' }),
    end_reason: endReasonSchema.nullable().meta({
      description:
        'Why it ended: the reason of its session; of a call that people took over, `participant_left`, `stopped` or `max_duration`. null until then',
    }),
    from: e164Field.nullable().meta({ description: 'Who calls; null where the number is withheld' }),
    to: e164Field,
    phone_number_id: idSchema('phone_number').nullable().meta({ description: "The tenant's number of the two" }),
    inbound_mapping_id: idSchema('inbound_mapping').nullable(),
    agent_id: idSchema('agent'),
    session_id: idSchema('session'),
    ring_timeout_seconds: ringField.nullable().meta({ description: 'Of outbound calls' }),
    voicemail: voicemailSchema.nullable().meta({ description: 'null where nobody listens for answering machines' }),
    answered_by: z.enum(ANSWERED_BY).nullable().meta({
      description: 'Who picked up, as the agent heard; null until it is known, and where nobody listens for it',
    }),
    sip: callSipSchema,
    transfer: callTransferSchema.nullable().meta({ description: 'The last attempt to hand it over; null without one' }),
    error: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Why it failed, from the catalogue of errors; null otherwise' }),
    metadata: metadataField,
    created_at: timeField,
    dialed_at: timeField.nullable(),
    ringing_at: timeField.nullable(),
    answered_at: timeField.nullable(),
    ended_at: timeField.nullable(),
  })
  .meta({ id: 'Call', description: 'A telephone call that an agent holds' });
export type Call = z.output<typeof callSchema>;
export type StoredCall = Omit<Call, 'object'>;

/** Body of `POST /v1/calls`. */
export const createCallSchema = z
  .strictObject({
    agent_id: idSchema('agent'),
    environment: environmentNameField
      .optional()
      .meta({ description: 'Environment whose live binding to use; production, if no binding is named either' }),
    binding_id: idSchema('binding').optional().meta({ description: 'A binding to use instead of an environment' }),
    to: phoneNumberField.meta({ description: 'Whom to call' }),
    from: phoneNumberField.meta({
      description: 'Caller id: a live phone number of yours that has an outbound trunk',
    }),
    user: z
      .strictObject({
        external_id: z.string().trim().min(1).max(200),
        display_name: z.string().trim().min(1).max(200).optional(),
      })
      .optional()
      .meta({ description: 'Who is called, by the id that you gave it; the number itself if left out' }),
    variables: variableValuesSchema.default({}),
    ring_timeout_seconds: ringField.default(30),
    voicemail: voicemailSchema.optional(),
    headers: sipHeadersField.default({}),
    metadata: metadataField.default({}),
  })
  .refine((body) => body.environment === undefined || body.binding_id === undefined, {
    path: ['binding_id'],
    message: 'cannot be given together with environment',
  });
export type CreateCall = z.output<typeof createCallSchema>;

/** Query of `GET /v1/calls`. */
export const listCallsSchema = z.strictObject({
  ...pageQuery,
  agent_id: idSchema('agent').optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  status: z.enum(CALL_STATUSES).optional(),
  result: z.enum(CALL_RESULTS).optional(),
});
export type ListCalls = z.output<typeof listCallsSchema>;
export const callPageSchema = pageOf(callSchema);
