import { fillPlaceholders } from './placeholders.ts';

/** Names of headers, query parameters and body members that carry credentials. */
const CREDENTIAL_NAME =
  /^(proxy-)?authorization$|^cookie$|^key$|^sig$|(^|[-_])(api[-_]?key|subscription[-_]?key|access[-_]?key|(auth|access|session|refresh)?[-_]?token|secret|password|passwd|credentials?|auth)$/i;

/** Forms in which well-known credentials come. */
const CREDENTIAL_VALUES: readonly RegExp[] = [
  /^\s*(Bearer|Basic|Token|ApiKey)\s+\S{8,}/i,
  /\b(sk|pk|rk)[-_][A-Za-z0-9_-]{16,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bAIza[0-9A-Za-z_-]{30,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}\./,
  /\bpb_live_[A-Za-z0-9_]{10,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

/** What is said to whoever writes a credential into a version, which never changes and everybody reads. */
export const PLAIN_SECRET =
  'looks like a credential: versions are read by many and never change. Store it with POST /v1/provider-credentials and write { "secret": "crd_…" } here';

/** Whether a value under this name is a credential written out. Arguments of the call (placeholders) are none. */
export function isPlainSecret(name: string, value: string): boolean {
  const literal = fillPlaceholders(value, () => '').trim();
  if (CREDENTIAL_VALUES.some((form) => form.test(literal))) return true;
  return CREDENTIAL_NAME.test(name) && !/^(bearer|basic|token)?$/i.test(literal);
}
