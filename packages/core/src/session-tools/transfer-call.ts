import { z } from 'zod';
import { readSipUri } from '../kernel/index.ts';
import { type TransferCallConfig, transferCallConfigSchema } from '../tool-registry/index.ts';
import { phoneCallOf } from './phone-call-of.ts';
import { defineTool, SpeakableFailure, type TransferOutcome } from './tool-handler.ts';

/** Somebody has to pick up. */
const BLIND_MS = 45_000;

/** The caller is told to wait, a phone rings, and somebody is told what it is about. */
const WARM_MS = 360_000;

/** Longest briefing that the API takes. */
const MAX_BRIEFING_CHARS = 1_000;

/**
 * Hands the phone call over. The model names a destination; which number or SIP address that is, whether a number may be
 * dialled, and whether a colleague is asked first, the version decides here. What a colleague is told may be the model's.
 */
export const transferCall = defineTool({
  arguments: z.object({
    destination: z.string().trim().min(1).max(100),
    summary: z
      .string()
      .transform((text) => text.toWellFormed().trim().slice(0, MAX_BRIEFING_CHARS))
      .nullish()
      .catch(undefined),
  }),
  config: transferCallConfigSchema,
  timeout_ms: ({ mode }) => (mode === 'warm' ? WARM_MS : BLIND_MS),
  failure: 'The call could not be transferred. Say so, and go on with the caller.',
  async run({ destination, summary }, config, context) {
    const call = phoneCallOf(context);
    const { mode, play_dialtone = true, headers, briefing, ring_timeout_seconds, from } = config;
    const to = targetOf(destination, config);
    // What the version does not ask the model for is none of its business.
    const said = hasSummary(context.tool.parameters) ? summary : undefined;
    if (mode === 'warm') context.keepTurn?.();
    const outcome = await call.transfer(
      mode === 'warm'
        ? { mode, to, headers, briefing: said || briefing, ring_timeout_seconds, from }
        : { mode, to, headers, play_dialtone },
    );
    if (outcome.outcome !== 'done') throw new SpeakableFailure(`${whyNot(outcome)} Say so, and go on with the caller.`);
    // After a warm one nobody hears the agent any more.
    return mode === 'warm' ? undefined : 'The call has been transferred.';
  },
});

function hasSummary({ properties }: { readonly [key: string]: unknown }): boolean {
  return typeof properties === 'object' && properties !== null && Object.hasOwn(properties, 'summary');
}

function targetOf(destination: string, { destinations, allowed_numbers }: TransferCallConfig): string {
  const named = destinations.find(({ name }) => name === destination.toLowerCase());
  const target = named?.phone_number ?? readSipUri(named?.uri ?? '')?.uri;
  if (target !== undefined) return target;
  const number = destination.replaceAll(/[\s()-]/g, '');
  if (allowed_numbers.includes(number)) return number;
  const names = destinations.map(({ name }) => name);
  const known = names.length > 0 ? ` Possible are: ${names.join(', ')}.` : '';
  throw new SpeakableFailure(`Calls cannot be transferred there.${known}`);
}

const NOT_TRANSFERRED = 'The call could not be transferred.';

/** Final SIP statuses that say something to people (RFC 3261, 21.4 to 21.6). */
const SAID: Readonly<Record<number, string>> = {
  408: 'Nobody answers there.',
  480: 'Nobody answers there.',
  486: 'The line is busy there.',
  600: 'The line is busy there.',
  603: 'The call was declined there.',
};

/** The same of a colleague who was called. */
const TAKEN_BY_NOBODY = {
  busy: 'The line is busy there.',
  no_answer: 'Nobody answers there.',
  declined: 'The call was declined there.',
} as const;

function whyNot(outcome: TransferOutcome): string {
  if (outcome.outcome === 'not_taken') {
    const { result } = outcome;
    return result === 'canceled' || result === 'failed' ? NOT_TRANSFERRED : TAKEN_BY_NOBODY[result];
  }
  if (outcome.outcome === 'not_allowed') return 'Calls may not be transferred there.';
  if (outcome.outcome !== 'refused') return 'The call is being transferred already.';
  return SAID[outcome.sip_status_code] ?? NOT_TRANSFERRED;
}
