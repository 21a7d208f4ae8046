/** What replaces a secret in a log line. */
export const REDACTED = '[redacted]';

/** Field names whose values never reach a log, whatever they hold. */
const SECRET_KEY =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|.*passw(or)?d|.*secret|.*token|.*api_key|.*apikey|pepper|private_key|credentials?|.*signature|jwt)$/i;

/** Secrets that give themselves away by their shape, wherever they stand in a line. None may match a `"`. */
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  // Any bearer credential in a header or a message (the LiveKit SDK's 401 carries one).
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  // JSON Web Tokens.
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, REDACTED],
  // Our API keys: the first part names the key, the rest is the secret.
  [/\bpb_(live|test)_[A-Za-z0-9_]+/g, `pb_$1_${REDACTED}`],
  // Keys of model providers.
  [/\bsk-[A-Za-z0-9_-]{16,}/g, `sk-${REDACTED}`],
  // User and password inside a connection string.
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s"/@]+@/gi, `$1${REDACTED}@`],
  // Presigned URLs.
  [/\b(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s"\\]+/gi, `$1${REDACTED}`],
];

/** Whether a field of this name holds a secret. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** The text without anything that looks like a secret. */
export function redactText(text: string): string {
  let clean = text;
  for (const [shape, replacement] of SECRET_SHAPES) clean = clean.replace(shape, replacement);
  return clean;
}
