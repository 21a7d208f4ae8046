import { isBsn, isCpf, isFrenchNir, isIban, isLuhn, isPesel, isSpanishId } from './checksums.ts';
import type { MaskedPiiKind } from './pii-kinds.ts';

/** A form in which personal data stands in a text. */
interface Form {
  readonly pattern: RegExp;
  /** Whether what looks like it is it. */
  readonly check?: (found: string) => boolean;
}

/** Neither a letter nor a digit beside it. */
const word = (source: string, flags = 'gi') =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, `${flags}u`);
const digitCount = (text: string) => text.replaceAll(/\D/g, '').length;

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const DIGIT_WORD = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)';
const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mrz|mai|okt|dez|janv|févr|fév|avr|juin|juil|août|aoû|déc|ene|abr|ago|set|dic|gen|mag|giu|lug|ott|fev|out|mei|maa)\\p{L}*\\.?';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|er|º|ª|\\.)?';
const YEAR = '(?:19|20)\\d\\d';

/**
 * What is found by kind. A run of seven or more digits, spoken one by one in English, is masked with every kind that is
 * a number: a recogniser may write them as words.
 */
export const PII_FORMS: Readonly<Record<MaskedPiiKind, readonly Form[]>> = {
  email_address: [
    // What of RFC 5322 is in use, with the letters of RFC 6531.
    { pattern: /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
    // As it is said in English.
    {
      pattern: word(
        '[\\p{L}\\p{N}_-]+(?: (?:dot|underscore|dash|hyphen|plus) [\\p{L}\\p{N}]+)* at [\\p{L}\\p{N}-]+(?: dot [\\p{L}\\p{N}-]+)+',
      ),
    },
  ],
  ip_address: [
    { pattern: new RegExp(`(?<![\\d.])(?:${OCTET}\\.){3}${OCTET}(?!\\d|\\.\\d)`, 'g') },
    // RFC 4291: at least two groups, so that a time of day (12:30:15) is none.
    {
      pattern: /(?<![\p{L}\p{N}:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?![\p{L}\p{N}:])/giu,
      check: (found) => /^[^:]+(?::[^:]+){7}$/.test(found) || (found.includes('::') && /[0-9a-f]/i.test(found)),
    },
  ],
  bank_account: [
    { pattern: word('[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}'), check: isIban },
    // Accounts without a check digit, where a word says what they are.
    {
      pattern:
        /(?<=(?:account|routing|sort code|konto|compte|cuenta|conto|rekening)[^\d\n]{0,30})\d(?:[ -]?\d){5,17}(?!\d)/giu,
    },
  ],
  national_id: [
    // United States, SSN: never 000, 666 or 900–999 first (Social Security Administration, randomization of 2011).
    { pattern: word('(?!000|666|9)\\d{3}[- ](?!00)\\d{2}[- ](?!0000)\\d{4}') },
    // United Kingdom, National Insurance number (HMRC, NIM39110).
    { pattern: word('(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]') },
    { pattern: word('(?:\\d{8}|[XYZ]-?\\d{7})[- ]?[A-HJ-NP-TV-Z]'), check: isSpanishId },
    // Italy, codice fiscale (DM 23/12/1976): its form is found nowhere else.
    { pattern: word('[A-Z]{6}[\\dL-NP-V]{2}[A-EHLMPR-T][\\dL-NP-V]{2}[A-Z][\\dL-NP-V]{3}[A-Z]') },
    { pattern: word('[12] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}'), check: isFrenchNir },
    { pattern: word('\\d{11}'), check: isPesel },
    { pattern: word('\\d{9}'), check: isBsn },
    { pattern: word('\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}'), check: isCpf },
    // Canada, SIN (Luhn); India, Aadhaar as it is printed, never beginning with 0 or 1 (UIDAI).
    { pattern: word('\\d{3}[- ]?\\d{3}[- ]?\\d{3}'), check: isLuhn },
    { pattern: word('(?<!\\d[- ])[2-9]\\d{3}[- ]\\d{4}[- ]\\d{4}(?![- ]\\d)') },
  ],
  payment_card: [{ pattern: /(?<!\d)\d(?:[ .-]?\d){11,18}(?!\d)/g, check: isLuhn }],
  // Every complete date: none says by its form what happened on it.
  date_of_birth: [
    { pattern: word(`${YEAR}[-/. ](?:1[0-2]|0?[1-9])[-/. ](?:3[01]|[12]\\d|0?[1-9])`) },
    {
      pattern: word(
        '(?:3[01]|[12]\\d|0?[1-9])(?<gap>[-/.]) ?(?:3[01]|[12]\\d|0?[1-9])\\k<gap> ?(?:(?:19|20)\\d\\d|\\d\\d)',
      ),
    },
    { pattern: word(`${DAY}(?: of| de| di)? ${MONTH},?(?: of| de| di)? ${YEAR}`) },
    { pattern: word(`${MONTH} ${DAY},? ${YEAR}`) },
  ],
  phone_number: [
    // E.164 allows 15 digits; national numbers have seven or more.
    {
      pattern: /(?<![\p{L}\p{N}])(?:\+|\(\+?)?\d(?:[ ./()-]{0,3}\d){6,14}(?![\p{L}\p{N}])/gu,
      check: (found) => digitCount(found) >= 7,
    },
  ],
};

export const SPOKEN_DIGITS: RegExp = word(
  `(?:(?:double|triple) )?${DIGIT_WORD}(?:[ ,.-]+(?:(?:double|triple) )?${DIGIT_WORD}){6,}`,
);

/** Kinds that are numbers, said digit by digit. */
export const SPOKEN_KINDS: readonly MaskedPiiKind[] = ['phone_number', 'payment_card', 'bank_account', 'national_id'];
