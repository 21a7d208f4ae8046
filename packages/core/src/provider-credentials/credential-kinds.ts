import { z } from 'zod';

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a credential goes into one line of a header
    .regex(/^[^\u0000-\u001f\u007f]+$/, 'must be one line without control characters');
const apiKey = z.strictObject({ api_key: text(4096) });
const signingSecret = z
  .string()
  .regex(
    /^whsec_(?=.{32,90}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'must be whsec_ and the Base64 of 24 to 64 bytes',
  )
  .meta({ example: `whsec_${'A'.repeat(32)}` });
const login = z.strictObject({
  username: text(256).refine((name) => !name.includes(':'), 'cannot hold a colon'),
  password: text(4096),
});

/** What the secret of each kind of credential consists of. Kinds of HTTP tools begin with `http_`. */
export const credentialKinds = {
  /** A header or query value as it is. */
  http_header: z.strictObject({ value: text(4096) }),
  /** `Bearer <token>`. */
  http_bearer: z.strictObject({ token: text(4096) }),
  /** `Basic <base64 of username:password>` (RFC 7617). */
  http_basic: login,
  /**
   * Signs requests by https://www.standardwebhooks.com and is itself never sent; with the one before it while it is being
   * changed, so that a receiver verifies with either.
   */
  http_signature: z.union([
    z.strictObject({ secret: signingSecret }),
    z.strictObject({ secret: signingSecret, previous_secret: signingSecret }),
  ]),
  openai: apiKey,
  deepgram: apiKey,
  elevenlabs: apiKey,
  cartesia: apiKey,
  /** A key of the Gemini API, or the JSON key of a service account as one string. */
  google: z.union([apiKey, z.strictObject({ service_account_key: z.string().min(2).max(16_384) })]),
  livekit: z.strictObject({ api_key: text(256), api_secret: text(1024) }),
  sip: login,
} as const;

/** What a credential opens. */
export type CredentialKind = keyof typeof credentialKinds;
export const CREDENTIAL_KINDS = Object.keys(credentialKinds) as [CredentialKind, ...CredentialKind[]];

/** Kinds that HTTP and MCP tools can refer to, each for the hosts that it names. */
export const HTTP_KINDS = [
  'http_header',
  'http_bearer',
  'http_basic',
  'http_signature',
] as const satisfies readonly CredentialKind[];
type HttpCredentialKind = (typeof HTTP_KINDS)[number];
export type SentCredentialKind = Exclude<HttpCredentialKind, 'http_signature'>;

/** Whether tools use it towards its hosts: all but `http_signature` are sent. */
export function isHttpKind(kind: CredentialKind): kind is HttpCredentialKind {
  return (HTTP_KINDS as readonly string[]).includes(kind);
}

/** Whether tools can put it into a header or the query. */
export function isSentKind(kind: CredentialKind): kind is SentCredentialKind {
  return isHttpKind(kind) && kind !== 'http_signature';
}

/** The members of a secret by name. */
export type SecretFields = Readonly<Record<string, string>>;
