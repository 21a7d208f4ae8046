import type { IncomingMessage, ServerResponse } from 'node:http';

/** An error as Twirp writes it. @see https://twitchtv.github.io/twirp/docs/spec_v7.html#errors */
export interface TwirpFailure {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
  readonly meta?: Readonly<Record<string, string>>;
}

/** A failed call, as LiveKit's SIP service tells it: `SipCallError` in the server SDKs. */
export function sipFailure(sip_status_code: number, sip_status: string): TwirpFailure {
  const meta = { sip_status_code: String(sip_status_code), sip_status };
  const msg = `twirp error: INVITE failed: sip status: ${sip_status_code}: ${sip_status}`;
  if (sip_status_code === 486) return { status: 429, code: 'resource_exhausted', msg, meta };
  if (sip_status_code === 408) return { status: 408, code: 'deadline_exceeded', msg, meta };
  if (sip_status_code === 404) return { status: 404, code: 'not_found', msg, meta };
  if (sip_status_code === 603 || sip_status_code === 403) return { status: 403, code: 'permission_denied', msg, meta };
  return { status: 503, code: 'unavailable', msg, meta };
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function answerFailure(response: ServerResponse, { status, ...failure }: TwirpFailure): void {
  answerJson(response, status, failure);
}
