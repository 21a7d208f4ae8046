/** Kinds of personal data that a runtime config can ask to have masked. */
export const PII_KINDS = [
  'person_name',
  'phone_number',
  'email_address',
  'postal_address',
  'date_of_birth',
  'payment_card',
  'bank_account',
  'national_id',
  'ip_address',
] as const;
export type PiiKind = (typeof PII_KINDS)[number];

/**
 * The kinds that are found by their form. Names of persons and postal addresses have none: they would need a model of
 * their language, and a mask that misses most of them would be a false promise, so they are refused.
 */
export const MASKED_PII_KINDS = [
  'email_address',
  'ip_address',
  'bank_account',
  'national_id',
  'payment_card',
  'date_of_birth',
  'phone_number',
] as const satisfies readonly PiiKind[];
export type MaskedPiiKind = (typeof MASKED_PII_KINDS)[number];
