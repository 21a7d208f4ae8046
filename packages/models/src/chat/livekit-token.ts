import { createHmac } from 'node:crypto';

const TTL_SECONDS = 600;
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token for LiveKit's gateway to models, by the keys of a LiveKit Cloud project (JWT, HS256, RFC 7519). */
export function livekitInferenceToken(apiKey: string, apiSecret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: apiKey,
    sub: 'agent',
    nbf: seconds,
    exp: seconds + TTL_SECONDS,
    inference: { perform: true },
  };
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', apiSecret).update(signed).digest('base64url')}`;
}
