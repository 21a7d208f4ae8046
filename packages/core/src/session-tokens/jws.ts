import { canonicalJson, sha256Hex } from '../kernel/index.ts';
import type { PublicJwk, SigningKey } from './session-token.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

const base64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

const segment = (value: unknown) => base64Url(encoder.encode(JSON.stringify(value)));

/** Thumbprint of a JWK (RFC 7638), shortened: changes exactly when the key does. */
const keyId = ({ crv, kty, x, y }: PublicJwk) => sha256Hex(canonicalJson({ crv, kty, x, y })).slice(0, 16);

/** The public half as a member of a JSON Web Key Set (RFC 7517). */
export async function verificationKey(key: Pick<SigningKey, 'publicJwk'>) {
  const jwk = await key.publicJwk();
  return { ...jwk, use: 'sig' as const, alg: 'ES256' as const, kid: keyId(jwk) };
}

/** A compact JWS (RFC 7515) over a payload, ES256. */
export async function signJws(key: SigningKey, typ: string, payload: object): Promise<string> {
  const { kid } = await verificationKey(key);
  const unsigned = `${segment({ alg: 'ES256', typ, kid })}.${segment(payload)}`;
  return `${unsigned}.${base64Url(await key.sign(encoder.encode(unsigned)))}`;
}

/** Checks ES256 signatures under one public key. */
export interface SignatureCheck {
  /** Whether `signature` (`r || s`) is the key's over the SHA-256 of `input`. */
  verify(input: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** The payload of a compact JWS that verifies under the key and has this type; null for anything else. */
export async function verifiedPayload(key: SignatureCheck, typ: string, jws: string): Promise<unknown> {
  const [header, payload, signature, ...more] = jws.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return null;
  try {
    const declared = JSON.parse(decoder.decode(bytesOf(header))) as { alg?: unknown; typ?: unknown };
    if (declared.alg !== 'ES256' || declared.typ !== typ) return null;
    if (!(await key.verify(encoder.encode(`${header}.${payload}`), bytesOf(signature)))) return null;
    return JSON.parse(decoder.decode(bytesOf(payload)));
  } catch (error) {
    // Malformed base64, UTF-8 or JSON; what the key's own service says is no verdict on the signature.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}
