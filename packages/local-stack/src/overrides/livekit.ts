import { createHmac } from 'node:crypto';
import { type LiveKitEndpoint, OverrideError } from '../stack/endpoints.ts';
import { request } from './request.ts';

/** Checks that LIVEKIT_URL is a LiveKit server and that it knows the key, by listing its rooms. */
export async function probeLiveKit(server: LiveKitEndpoint): Promise<void> {
  const url = `${server.url.replace(/^ws/, 'http').replace(/\/$/, '')}/twirp/livekit.RoomService/ListRooms`;
  const headers = { authorization: `Bearer ${listToken(server)}`, 'content-type': 'application/json' };
  const { status } = await request('LIVEKIT_URL', url, { method: 'POST', headers, body: '{}' });
  if (status === 401 || status === 403) {
    throw new OverrideError(`LIVEKIT_API_KEY / LIVEKIT_API_SECRET: ${server.url} does not accept them`);
  }
  if (status !== 200) throw new OverrideError(`LIVEKIT_URL: ${server.url} is no LiveKit server (HTTP ${status})`);
}

function listToken({ api_key, api_secret }: LiveKitEndpoint): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 60;
  const claims = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: api_key, exp, video: { roomList: true } })}`;
  return `${claims}.${createHmac('sha256', api_secret).update(claims).digest('base64url')}`;
}
