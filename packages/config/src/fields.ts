import { z } from 'zod';

/** Text that is there. */
export const required = z.string({ error: 'is not set' }).min(1, 'is not set');

/** An address with one of the schemes; without its closing slash, so that paths can be appended. */
export function urlOf(...schemes: readonly string[]) {
  const words = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return z
    .string({ error: 'is not set' })
    .refine((value) => schemes.includes(schemeOf(value)), `must be an address that begins with ${words}`)
    .transform((value) => value.replace(/\/+$/, ''));
}

function schemeOf(value: string): string {
  try {
    return new URL(value).protocol.replace(':', '');
  } catch {
    return '';
  }
}
