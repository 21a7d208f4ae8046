import { RoomEvent } from '@livekit/rtc-node';
import type { Route } from '@patchbay/http/route';
import { livekitCommandReader } from '@patchbay/livekit';
import { Caller } from '@patchbay/local-stack/participant';
import { AccessToken } from 'livekit-server-sdk';
import type { ApiAnswer } from '../../api/support/client.ts';
import { SipPhone } from '../../calls/support/sip-phone.ts';
import { type CallMaker, callOf, type Scene } from './audited-calls.ts';
import { callerId } from './phone-calls.ts';
import { signedCall } from './signed-call.ts';

/** A number that takes calls which are handed over to it. */
export const TAKES_TRANSFERS = '+4930123456';

/** A call with somebody on the telephone, in a room of its own. */
export async function liveCall({ api, made, another }: Scene): Promise<string> {
  const session_id = await another('session_id');
  const database = api.db.client.db(api.db.name);
  const sessions = database.collection<{ _id: string }>('sessions');
  await sessions.updateOne({ _id: session_id }, { $set: { channel: 'phone' } });
  const calls = database.collection<{ _id: string }>('calls');
  const answered = { session_id, status: 'answered', result: null, ended_at: null };
  await calls.updateOne({ _id: made['call_id'] ?? '' }, { $set: answered });
  return session_id;
}

function mediaServer() {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: api_key = '', LIVEKIT_API_SECRET: api_secret = '' } = process.env;
  return { url, api_key, api_secret };
}

/** An agent that says that it has done what it is told. */
async function obeyingAgent(room: string): Promise<void> {
  const { url, api_key, api_secret } = mediaServer();
  const read = livekitCommandReader({ api_key, api_secret });
  const token = new AccessToken(api_key, api_secret, { identity: 'agent-that-obeys' });
  token.kind = 'agent';
  token.addGrant({ room, roomJoin: true, agent: true, canUpdateOwnMetadata: true });
  const agent = new Caller();
  await agent.join(url, await token.toJwt());
  agent.room.on(RoomEvent.DataReceived, async (packet: Uint8Array) => {
    const command = await read(packet, room);
    if (command !== null) await agent.room.localParticipant?.setAttributes({ 'patchbay.command.done': command.id });
  });
}

async function told(scene: Scene, route: Route) {
  await obeyingAgent(await liveCall(scene));
  return callOf(scene, route);
}

/** A transfer that is refused, one that comes about, and one that is begun: somebody is asked first. */
async function handedOver(
  scene: Scene,
  from: string,
  transfer: (session_id: string, order: object) => Promise<ApiAnswer>,
) {
  const session_id = await liveCall(scene);
  await callerId(scene, from);
  const calls = scene.api.db.client.db(scene.api.db.name).collection<{ _id: string }>('calls');
  /** Each time somebody else is on the telephone: who was handed over is gone. A refusal is an outcome, too. */
  const handOver = async (to: string, more: object = {}) => {
    const identity = `sip-${crypto.randomUUID()}`;
    await SipPhone.join({ server: mediaServer(), room: session_id, identity, attributes: {} });
    const answer = await transfer(session_id, { to, ...more });
    return answer.body?.error?.code === 'transfer_refused' ? { ...answer, status: 200 } : answer;
  };
  /** One that is under way, or was completed, keeps all others away. */
  const forget = () => calls.updateOne({ _id: scene.made['call_id'] ?? '' }, { $set: { transfer: null } });
  await forget();
  const begin = async () => {
    const answer = await handOver(TAKES_TRANSFERS, { mode: 'warm', from });
    if (answer.status === 200) await forget();
    return answer;
  };
  return [
    { send: () => handOver('+4930999999'), leaves: ['call.transfer_started', 'call.transfer_refused'] },
    { send: begin, leaves: ['call.transfer_started'] },
    { send: () => handOver(TAKES_TRANSFERS), leaves: ['call.transfer_started', 'call.transferred'] },
  ] as const;
}

/** What is done to calls that are going on. */
export const LIVE_CALLS: Readonly<Record<string, CallMaker>> = {
  muteCall: told,
  sayInCall: told,
  sendCallDtmf: told,
  transferCall: (scene, route) =>
    handedOver(scene, '+498920000002', (_session, body) => callOf(scene, route, { body }).send()),
  transferSessionCall: (scene) =>
    handedOver(scene, '+498920000003', (session_id, order) => {
      const body = { tenant_id: scene.made['tenant_id'], ...order };
      return signedCall(scene, `/internal/v1/sessions/${session_id}/transfer`, body)();
    }),
};
