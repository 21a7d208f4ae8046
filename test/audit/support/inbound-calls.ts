import { createHash, randomBytes } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { SipPhone } from '../../calls/support/sip-phone.ts';
import { type AuditedCall, done, type Scene } from './audited-calls.ts';

/** A caller in a room of its own, as LiveKit's SIP service puts one there, and LiveKit's word of it. */
async function rings(scene: Scene, to: string, from: string): Promise<AuditedCall['send']> {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: api_key = '', LIVEKIT_API_SECRET: api_secret = '' } = process.env;
  const room = `in-_${from}_${randomBytes(6).toString('hex')}`;
  const attributes = {
    ...{ 'sip.callID': 'SCL_1', 'sip.callStatus': 'active' },
    ...{ 'sip.phoneNumber': from, 'sip.trunkID': 'ST_1', 'sip.trunkPhoneNumber': to },
  };
  // The sweep lets go of everybody in a room when it ends.
  await SipPhone.join({ server: { url, api_key, api_secret }, room, identity: `sip_${from}`, attributes });
  const participant = { identity: `sip_${from}`, kind: 'SIP' };
  const body = JSON.stringify({ event: 'participant_joined', id: 'EV_1', room: { name: room }, participant });
  const token = new AccessToken(api_key, api_secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const headers = { 'content-type': 'application/webhook+json', authorization: await token.toJwt() };
  return () => scene.api.anonymous.post('/webhooks/livekit', body, { headers });
}

/** A call that is answered, and one that cannot be: nothing of the agent's is live where the number leads. */
export async function inboundCalls(scene: Scene): Promise<AuditedCall[]> {
  const { agent_id } = scene.made;
  const mapped = async (number: string, environment: string) =>
    await done(scene, 'createInboundMapping', { body: { number, agent_id, environment } });
  await mapped('+498930000001', 'production');
  await mapped('+498930000002', 'nowhere');
  return [
    {
      send: await rings(scene, '+498930000001', '+4915112345671'),
      leaves: ['user.upserted', 'session.created', 'call.created', 'session.dispatched'],
    },
    { send: await rings(scene, '+498930000002', '+4915112345672'), leaves: ['call.refused'] },
  ];
}
