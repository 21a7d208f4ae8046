import { z } from 'zod';
import { e164Field } from '../call-dispatch/index.ts';
import { idSchema, timeField } from '../kernel/index.ts';
import { transferTargetShown } from './transfer-target.ts';

/**
 * ringing → briefing → completed | failed. `ringing`: who takes the call over is being called, or is about to be.
 * `briefing`: picked up, and the agent tells what it is about. A blind transfer is `ringing` while the network is asked.
 */
const TRANSFER_STATUSES = ['ringing', 'briefing', 'completed', 'failed'] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Statuses in which a transfer is under way. */
export const OPEN_TRANSFER_STATUSES: readonly TransferStatus[] = ['ringing', 'briefing'];

/** Why nobody took a call over. `canceled`: whoever is on the telephone hung up first, or the call was ended. */
export const TRANSFER_RESULTS = ['busy', 'no_answer', 'declined', 'canceled', 'failed'] as const;
export type TransferResult = (typeof TRANSFER_RESULTS)[number];

/** How a call is handed over. */
export const TRANSFER_MODES = ['blind', 'warm'] as const;

/** Longest briefing, in characters: about a minute of speech. */
export const MAX_BRIEFING_CHARS = 1_000;

/** Seconds that a phone rings at least and at most: LiveKit rings no longer than 80. */
export const ringField = z
  .int()
  .min(5)
  .max(80)
  .meta({ description: 'Seconds that the phone rings before nobody has answered' });

/** How a call was handed over last. */
export const callTransferSchema = z
  .object({
    attempt: z
      .int()
      .min(1)
      .meta({ description: 'How many times it was tried to hand the call over, this one included' }),
    to: transferTargetShown,
    mode: z.enum(TRANSFER_MODES).meta({
      description:
        '`blind`: by SIP REFER, nobody asks who takes it over. `warm`: who takes it over is called, is told what it is about, and then talks with who is on the telephone',
    }),
    status: z.enum(TRANSFER_STATUSES),
    outcome: z
      .enum(['done', 'refused'])
      .nullable()
      .meta({ description: '`refused`: nobody took it over, and the call went on; null while it is under way' }),
    result: z.enum(TRANSFER_RESULTS).nullable().meta({ description: 'Why it failed; null otherwise' }),
    sip_status_code: z.int().nullable().meta({ description: 'SIP status of a refusal' }),
    sip_status: z.string().nullable().meta({ description: 'Its words' }),
    from: e164Field.nullable().meta({ description: 'Of warm transfers: the number as which the other one is called' }),
    trunk_id: idSchema('sip_trunk').nullable(),
    headers: z.record(z.string(), z.string()),
    ring_timeout_seconds: ringField.nullable().meta({ description: 'Of warm transfers' }),
    briefing: z.string().nullable().meta({ description: 'What the agent was given to tell; null: it sums up itself' }),
    at: timeField.meta({ description: 'When it was asked for' }),
    dialed_at: timeField.nullable(),
    answered_at: timeField.nullable(),
    ended_at: timeField.nullable().meta({ description: 'When it was completed, or had failed' }),
  })
  .meta({ id: 'CallTransfer', description: 'How a call was handed over' });
export type CallTransfer = z.output<typeof callTransferSchema>;

/** Whether somebody is being asked to take the call over just now. */
export function isTransferOpen(transfer: Pick<CallTransfer, 'status'> | null): boolean {
  return transfer !== null && OPEN_TRANSFER_STATUSES.includes(transfer.status);
}

/** Whether the people of the call talk with one another, without an agent. */
export function isHandedOver(transfer: Pick<CallTransfer, 'status' | 'mode'> | null): boolean {
  return transfer?.mode === 'warm' && transfer.status === 'completed';
}
