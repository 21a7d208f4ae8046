/** What replaces a secret in a log line. */
export const REDACTED = '[redacted]';

/** Field names whose values never reach a log, whatever they hold. */
const SECRET_KEY =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|.*passw(or)?d|.*secret|.*token|.*api_key|.*apikey|pepper|private_key|credentials?|.*signature|jwt)$/i;

/** A secret that gives itself away by its shape. */
interface SecretShape {
  readonly shape: RegExp;
  readonly replacement: string;
  /** Without this text there is none: asked first, because nearly no line has one. */
  readonly sign?: string;
}

/** Secrets that give themselves away by their shape, wherever they stand in a line. None may match a `"`. */
const SECRET_SHAPES: readonly SecretShape[] = [
  // Any bearer credential in a header or a message (the LiveKit SDK's 401 carries one).
  { shape: /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, replacement: `$1 ${REDACTED}` },
  // JSON Web Tokens.
  { sign: 'eyJ', shape: /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, replacement: REDACTED },
  // Our API keys: the first part names the key, the rest is the secret.
  { sign: 'pb_', shape: /\bpb_(live|test)_[A-Za-z0-9_]+/g, replacement: `pb_$1_${REDACTED}` },
  // Keys of model providers.
  { sign: 'sk-', shape: /\bsk-[A-Za-z0-9_-]{16,}/g, replacement: `sk-${REDACTED}` },
  // User and password inside a connection string.
  { sign: '://', shape: /([a-z][a-z0-9+.-]*:\/\/)[^\s"/@]+@/gi, replacement: `$1${REDACTED}@` },
  // Presigned URLs.
  {
    shape: /\b(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s"\\]+/gi,
    replacement: `$1${REDACTED}`,
  },
];

/** Names that were looked at: every line has nearly the same ones. */
const known = new Map<string, boolean>();
const MAX_KNOWN = 1_000;

/** Whether a field of this name holds a secret. */
export function isSecretKey(key: string): boolean {
  const found = known.get(key);
  if (found !== undefined) return found;
  const secret = SECRET_KEY.test(key);
  if (known.size < MAX_KNOWN) known.set(key, secret);
  return secret;
}

/** The text without anything that looks like a secret. */
export function redactText(text: string): string {
  let clean = text;
  for (const { sign, shape, replacement } of SECRET_SHAPES) {
    if (sign === undefined || clean.includes(sign)) clean = clean.replace(shape, replacement);
  }
  return clean;
}
