import { randomUUID } from 'node:crypto';
import type { Route } from '@patchbay/http/route';
import { type CallMaker, callOf, done, type Scene } from './audited-calls.ts';

/** A batch of its own, that goes on. */
const batchOf = async (scene: Scene): Promise<string> => await scene.another('call_batch_id');

/** A number that calls may be made as: its trunk is said to be known to the media server. */
export async function callerId(scene: Scene, number: string): Promise<void> {
  const { api } = scene;
  const { id } = await done(scene, 'createPhoneNumber', { body: { number } });
  const sip_trunk_id = await scene.another('sip_trunk_id');
  const database = api.db.client.db(api.db.name);
  const numbers = database.collection<{ _id: string }>('phone_numbers');
  await numbers.updateOne({ _id: id }, { $set: { outbound_trunk_id: sip_trunk_id } });
  const trunks = database.collection<{ _id: string }>('sip_trunks');
  await trunks.updateOne({ _id: sip_trunk_id }, { $set: { provider_trunk_id: 'ST_1', status: 'ready' } });
}

/** A call with a key of its own. */
const keyed = (scene: Scene, route: Route, body: object) => ({
  send: () => callOf(scene, route, { body, headers: { 'idempotency-key': randomUUID() } }).send(),
});

/** Telephone calls and batches of them. */
export const PHONE_CALLS: Readonly<Record<string, CallMaker>> = {
  async createCall(scene, route) {
    const from = '+498920000000';
    await callerId(scene, from);
    const user = { external_id: 'isolation-1' };
    return keyed(scene, route, { agent_id: scene.made['agent_id'], from, to: '+4915112345678', user });
  },
  async createCallBatch(scene, route) {
    const from = '+498920000001';
    await callerId(scene, from);
    return keyed(scene, route, { agent_id: scene.made['agent_id'], from, rows: [{ to: '+4915112345678' }] });
  },
  cancelCallBatch: async (scene, route) => callOf(scene, route, { values: { call_batch_id: await batchOf(scene) } }),
  pauseCallBatch: async (scene, route) => callOf(scene, route, { values: { call_batch_id: await batchOf(scene) } }),
  async resumeCallBatch(scene, route) {
    const values = { call_batch_id: await batchOf(scene) };
    await done(scene, 'pauseCallBatch', { values });
    return callOf(scene, route, { values });
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
