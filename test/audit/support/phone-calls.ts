import { randomUUID } from 'node:crypto';
import { type CallMaker, callOf, done } from './audited-calls.ts';

const FROM = '+498920000000';

/** Telephone calls, on a number whose trunk the media server is said to know. */
export const PHONE_CALLS: Readonly<Record<string, CallMaker>> = {
  async createCall(scene, route) {
    const { api, made } = scene;
    const { id } = await done(scene, 'createPhoneNumber', { body: { number: FROM } });
    const sip_trunk_id = await scene.another('sip_trunk_id');
    const database = api.db.client.db(api.db.name);
    const numbers = database.collection<{ _id: string }>('phone_numbers');
    await numbers.updateOne({ _id: id }, { $set: { outbound_trunk_id: sip_trunk_id } });
    const trunks = database.collection<{ _id: string }>('sip_trunks');
    await trunks.updateOne({ _id: sip_trunk_id }, { $set: { provider_trunk_id: 'ST_1', status: 'ready' } });
    const user = { external_id: 'isolation-1' };
    const body = { agent_id: made['agent_id'], from: FROM, to: '+4915112345678', user };
    return {
      send: () => callOf(scene, route, { body, headers: { 'idempotency-key': randomUUID() } }).send(),
    };
  },
  async hangUpCall(scene, route) {
    const { api, made } = scene;
    const session_id = await scene.another('session_id');
    const database = api.db.client.db(api.db.name);
    const sessions = database.collection<{ _id: string }>('sessions');
    await sessions.updateOne({ _id: session_id }, { $set: { channel: 'phone' } });
    const calls = database.collection<{ _id: string }>('calls');
    const ringing = { session_id, status: 'ringing', result: null, ended_at: null };
    await calls.updateOne({ _id: made['call_id'] ?? '' }, { $set: ringing });
    return callOf(scene, route);
  },
};
