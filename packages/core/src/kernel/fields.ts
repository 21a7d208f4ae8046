import { z } from 'zod';

/** Human name of a resource. */
export const nameField = z.string().trim().min(1).max(200).meta({ description: 'Human-readable name' });

/** Free description. */
export const descriptionField = z.string().max(2000).meta({ description: 'What it is for' });

/** Labels for filtering. */
export const tagsField = z
  .array(z.string().trim().min(1).max(64))
  .max(32)
  .meta({ description: 'Labels for filtering' });

/** The caller's own data, kept and returned untouched. */
export const metadataField = z
  .record(z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_:/-]{0,63}$/), z.string().max(512))
  .refine((value) => Object.keys(value).length <= 50, 'must have at most 50 keys')
  .meta({ description: "The caller's own string values, up to 50" });

/** A time as ISO 8601 UTC in JSON; a Date in MongoDB and in TypeScript. */
export const timeField = z.date().meta({ type: 'string', format: 'date-time', example: '2026-11-22T10:00:00.000Z' });

/** IANA name of a time zone, checked against what the runtime knows. */
export const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')
  .meta({ description: 'IANA time zone', example: 'Europe/Berlin' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A language as its canonical BCP 47 tag. */
export const languageField = z
  .string()
  .min(2)
  .max(35)
  .refine(isLanguageTag, 'must be a BCP 47 language tag such as en or pt-BR')
  .meta({ description: 'BCP 47 language tag', example: 'en' });

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
