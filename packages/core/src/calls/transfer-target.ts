import { z } from 'zod';
import { countryOfNumber, readPhoneNumber } from '../call-dispatch/index.ts';
import { AppError, readSipUri, SIP_URI_RULE } from '../kernel/index.ts';

const MAX_LENGTH = 350;

/** Who takes a call over, in a request. Stored and shown as E.164 or `sip:…`, whatever the spelling. */
export const transferTargetField = z
  .string()
  .trim()
  .min(1)
  .max(MAX_LENGTH)
  .transform((text, context) => {
    const wrong = (message: string) => {
      context.issues.push({ code: 'custom', input: text, message });
      return z.NEVER;
    };
    if (/^sips?:/i.test(text)) return readSipUri(text)?.uri ?? wrong(SIP_URI_RULE);
    const read = readPhoneNumber(text);
    return read.number ?? wrong(read.reason ?? 'is no phone number');
  })
  .meta({
    description: 'Who takes the call over: a phone number with its country code (also as `tel:`), or a SIP address',
    example: 'sip:reception@pbx.example.org',
  });

/** The same in a resource. */
export const transferTargetShown = z.string().meta({
  description: 'Who takes the call over: a phone number in E.164, or a SIP address',
  example: '+493012345678',
});

/** The target as SIP REFER names it. */
export function referTargetOf(target: string): string {
  return target.startsWith('sip:') ? target : `tel:${target}`;
}

/** What of a SIP address is dialled as a number; null where its user is a name. */
function dialledIn(target: string): string | null {
  if (!target.startsWith('sip:')) return target;
  const { user = '' } = readSipUri(target) ?? {};
  return /^[+\d._-]+$/.test(user) ? user : null;
}

/**
 * Holds a target against the countries that a tenant's calls may go to. Digits at a SIP address are a number like any
 * other: without a country code nobody knows where they lead.
 *
 * @param allowed ISO 3166-1 alpha-2 codes; null: all
 * @throws AppError `unprocessable` (to)
 */
export function assertCountryOf(target: string, allowed: readonly string[] | null): void {
  const dialled = dialledIn(target);
  if (allowed === null || dialled === null) return;
  const country = countryOfNumber(dialled);
  if (country !== null && allowed.includes(country)) return;
  const message = `Calls to ${country ?? 'numbers of no country'} are not allowed: ${target}.`;
  throw new AppError('unprocessable', { param: 'to', message });
}
