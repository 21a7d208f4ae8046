import { z } from 'zod';
import { readSipUri } from '../kernel/index.ts';
import { type TransferCallConfig, transferCallConfigSchema } from '../tool-registry/index.ts';
import { phoneCallOf } from './phone-call-of.ts';
import { defineTool, SpeakableFailure, type TransferOutcome } from './tool-handler.ts';

/**
 * Hands the phone call over. The model names a destination; which number or SIP address that is, and whether a number
 * may be dialled, the version decides here.
 */
export const transferCall = defineTool({
  arguments: z.object({ destination: z.string().trim().min(1).max(100) }),
  config: transferCallConfigSchema,
  // Somebody has to pick up.
  timeout_ms: 45_000,
  failure: 'The call could not be transferred. Say so, and go on with the caller.',
  async run({ destination }, config, context) {
    const call = phoneCallOf(context);
    const { play_dialtone, headers } = config;
    const outcome = await call.transfer({ to: targetOf(destination, config), play_dialtone, headers });
    if (outcome.outcome !== 'done') throw new SpeakableFailure(`${whyNot(outcome)} Say so, and go on with the caller.`);
    return 'The call has been transferred.';
  },
});

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

/** Final SIP statuses that say something to people (RFC 3261, 21.4 to 21.6). */
const SAID: Readonly<Record<number, string>> = {
  408: 'Nobody answers there.',
  480: 'Nobody answers there.',
  486: 'The line is busy there.',
  600: 'The line is busy there.',
  603: 'The call was declined there.',
};

function whyNot(outcome: TransferOutcome): string {
  if (outcome.outcome === 'not_allowed') return 'Calls may not be transferred there.';
  if (outcome.outcome !== 'refused') return 'The call is being transferred already.';
  return SAID[outcome.sip_status_code] ?? 'The call could not be transferred.';
}
