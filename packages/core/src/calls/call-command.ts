import { z } from 'zod';
import { phoneNumberField } from '../call-dispatch/index.ts';
import { sipHeadersField } from '../kernel/index.ts';
import { MAX_BRIEFING_CHARS, ringField, TRANSFER_MODES, TRANSFER_RESULTS } from './call-transfer.ts';
import { transferTargetField } from './transfer-target.ts';

/** Longest text that an agent is told to say, in characters. */
const MAX_SAID_CHARS = 2_000;

/** Body of `POST /v1/calls/{call_id}/say`. */
export const sayInCallSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(MAX_SAID_CHARS)
    .transform((text) => text.toWellFormed())
    .meta({ description: 'What the agent says, in its own voice' }),
  interrupt: z
    .boolean()
    .default(false)
    .meta({ description: 'Cut off what the agent is saying; else it comes after it' }),
});
export type SayInCall = z.output<typeof sayInCallSchema>;

/** Body of `POST /v1/calls/{call_id}/dtmf`. */
export const sendDtmfSchema = z.strictObject({
  digits: z
    .string()
    .max(64)
    .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
    .pipe(z.string().regex(/^[0-9A-D*#]{1,32}$/, 'must be 1 to 32 of 0–9, A–D, * and #'))
    .meta({ description: 'Keys to press, one after the other; blanks and hyphens between them are dropped' }),
});
export type SendDtmf = z.output<typeof sendDtmfSchema>;

/** Body of `POST /v1/calls/{call_id}/mute`. */
export const muteCallSchema = z.strictObject({
  target: z.enum(['agent', 'phone']).meta({
    description: '`agent`: it is not heard any more. `phone`: the agent does not hear who is on the telephone',
  }),
  muted: z.boolean().meta({ description: 'false: heard again' }),
});
export type MuteCall = z.output<typeof muteCallSchema>;

/** Fields of an order to hand a call over, whoever gives it. */
export const transferFields = {
  to: transferTargetField,
  mode: z.enum(TRANSFER_MODES).default('blind').meta({
    description:
      '`blind`: by SIP REFER, the telephone goes there at once. `warm`: the agent calls there, says what it is about, and only then both talk with each other',
  }),
  play_dialtone: z
    .boolean()
    .optional()
    .meta({ description: 'Blind only: whether who is on the telephone hears it ring; false if left out' }),
  headers: sipHeadersField.default({}),
  from: phoneNumberField.optional().meta({
    description: "Warm only: the number of yours as which to call; the call's own number of yours if left out",
  }),
  briefing: z
    .string()
    .trim()
    .min(1)
    .max(MAX_BRIEFING_CHARS)
    .transform((text) => text.toWellFormed())
    .optional()
    .meta({
      description: 'Warm only: what the agent tells who picks up; if left out, it sums the conversation up itself',
    }),
  ring_timeout_seconds: ringField
    .optional()
    .meta({ description: 'Warm only: seconds that it rings before nobody has answered; 30 if left out' }),
};

/** Fields that mean nothing in the other mode: they are refused there, not ignored. */
const OF_MODE = { blind: ['play_dialtone'], warm: ['from', 'briefing', 'ring_timeout_seconds'] } as const;

/** Refuses what means nothing in the mode of an order. */
export function checkTransferMode(
  order: { readonly [key: string]: unknown; readonly mode: 'blind' | 'warm'; readonly to: string },
  context: z.RefinementCtx,
): void {
  const other = order.mode === 'warm' ? 'blind' : 'warm';
  for (const field of OF_MODE[other]) {
    if (order[field] === undefined) continue;
    context.addIssue({ code: 'custom', path: [field], message: `can only be given where mode is ${other}` });
  }
  if (order.mode === 'warm' && !order.to.startsWith('+')) {
    context.addIssue({ code: 'custom', path: ['to'], message: 'must be a phone number where mode is warm' });
  }
}

/** Body of `POST /v1/calls/{call_id}/transfer`. */
export const transferCallSchema = z.strictObject(transferFields).superRefine(checkTransferMode);
export type TransferCall = z.output<typeof transferCallSchema>;

/** What an agent in a call is told to do. */
export const callCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('say'), text: z.string().min(1).max(MAX_SAID_CHARS), interrupt: z.boolean() }),
  z.strictObject({ type: z.literal('press_keys'), digits: z.string().regex(/^[0-9A-D*#]{1,32}$/) }),
  z.strictObject({ type: z.literal('mute'), target: z.enum(['agent', 'phone']), muted: z.boolean() }),
  /** Say that somebody is being called, and listen no more; done once that is said. Music is played from then on. */
  z.strictObject({ type: z.literal('hold') }),
  /** Tell what it is about; done once that was begun. An attribute of the agent says when it is told. */
  z.strictObject({ type: z.literal('brief'), attempt: z.int().min(1), text: z.string().nullable() }),
  /** Nobody took the call over, for this reason: say so, and go on; done once that was begun. */
  z.strictObject({ type: z.literal('resume'), result: z.enum(TRANSFER_RESULTS) }),
]);
export type CallCommand = z.output<typeof callCommandSchema>;

/** What became of a transfer. `refused`: the network says no; the call goes on as it was. */
export type TransferAnswer =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly status_code: number; readonly status: string | null };

/** Port of a live call, by its room. */
export interface CallRoom {
  /**
   * Has the agent in the room do something; resolves when it has.
   *
   * @throws AppError `upstream_failed` where no agent is there, `upstream_timeout` where it does not say that it has
   */
  command(room: string, command: CallCommand): Promise<void>;
  /** Who the telephone is in the room; null where there is none. @throws AppError `upstream_failed`, `upstream_timeout` */
  phoneIn(room: string): Promise<string | null>;
  /** Hands the telephone over by SIP REFER. @throws AppError `upstream_failed`, `upstream_timeout` */
  transfer(order: {
    readonly room: string;
    readonly participant: string;
    /** A number in E.164, or a SIP address. */
    readonly to: string;
    readonly play_dialtone: boolean;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<TransferAnswer>;
}
