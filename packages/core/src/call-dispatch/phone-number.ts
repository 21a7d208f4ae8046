import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberFromString,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/min';
import { z } from 'zod';

/** Longest text that is looked at as a phone number. */
const MAX_LENGTH = 64;

/** A country by its ISO 3166-1 alpha-2 code, as far as its numbering plan is known. */
export const countryField = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
  .refine(isSupportedCountry, 'must be a country whose numbering plan is known')
  .meta({ description: 'ISO 3166-1 alpha-2 code of a country', example: 'DE' });

/** A number in E.164, or the reason why a text is none. */
export type ReadNumber =
  | { readonly number: string; readonly reason?: undefined }
  | { readonly number?: undefined; readonly reason: string };

const REASONS: Readonly<Record<string, string>> = {
  INVALID_COUNTRY: 'has no known country code; begin it with + and the country code, or name a default country',
  TOO_SHORT: 'is too short for a phone number',
  TOO_LONG: 'is too long for a phone number',
  NOT_A_NUMBER: 'is no phone number',
};

/**
 * Reads a phone number as people write it (`+49 30 1234567`, `0049 30 …`, `tel:+49-30-…`; with a country also
 * `030 1234567`) and gives it in E.164: `+` and at most 15 digits, ITU-T E.164. Every spelling of a number gives the
 * same text, so it can be compared.
 *
 * @param country where a number without a country code is dialled
 */
export function readPhoneNumber(text: string, country?: string): ReadNumber {
  const trimmed = text.trim().replace(/^tel:/i, '');
  if (trimmed.length > MAX_LENGTH) return { reason: REASONS['TOO_LONG'] ?? '' };
  // Without a country nobody knows how to dial abroad there; 00 is what most of the world dials.
  const dialled = country === undefined && /^00[1-9]/.test(trimmed) ? `+${trimmed.slice(2)}` : trimmed;
  try {
    const options = country === undefined ? {} : { defaultCountry: country as CountryCode };
    const parsed = parsePhoneNumberWithError(dialled, { ...options, extract: false });
    if (parsed.ext !== undefined) return { reason: 'has an extension; give the number that is dialled' };
    return parsed.isValid() ? { number: parsed.number } : { reason: 'is not a valid number of its country' };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { reason: REASONS[error.message] ?? 'is no phone number' };
  }
}

/** ISO 3166-1 alpha-2 code of the country that a number in E.164 belongs to; null for satellites and the like. */
export function countryOfNumber(number: string): string | null {
  return parsePhoneNumberFromString(number)?.country ?? null;
}

/** A phone number in a request: any way of writing it with its country code. Stored and shown as E.164. */
export const phoneNumberField = z
  .string()
  .min(1)
  .max(MAX_LENGTH)
  .transform((text, context) => {
    const read = readPhoneNumber(text);
    if (read.number !== undefined) return read.number;
    context.issues.push({ code: 'custom', input: text, message: read.reason });
    return z.NEVER;
  })
  .meta({ description: 'Phone number with its country code; kept as E.164', example: '+493012345678' });

/** The same in a query, where `+` may have been sent as it is and so reads as a space. */
export const phoneNumberQuery = z
  .string()
  .min(1)
  .max(MAX_LENGTH)
  .transform((text) => text.replace(/^ (?=\d)/, '+'))
  .pipe(phoneNumberField)
  .meta({ description: 'Phone number with its country code', example: '+493012345678' });

/** A phone number in a resource. */
export const e164Field = z
  .string()
  .regex(/^\+[1-9]\d{1,14}$/)
  .meta({ description: 'Phone number in E.164', example: '+493012345678' });
