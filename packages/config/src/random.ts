import { randomInt } from 'node:crypto';
import type { RandomSource } from '@patchbay/core/kernel';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Secrets from the system's cryptographic generator. */
export const randomSource: RandomSource = {
  alphanumeric: (length) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
};
