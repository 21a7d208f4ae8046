import { createHash } from 'node:crypto';
import { plannedRecording, recordingKey } from '@patchbay/core/recordings';
import { AccessToken } from 'livekit-server-sdk';
import { type CallMaker, callOf, type Scene } from './audited-calls.ts';
import { inboundCalls } from './inbound-calls.ts';

/** A session with a recording that stands where a call needs it. */
async function recorded({ api, another }: Scene, status: string): Promise<string> {
  const session_id = await another('session_id');
  const recording = { ...plannedRecording({ recording: { enabled: true, kind: 'audio' } }), status };
  const sessions = api.db.client.db(api.db.name).collection<{ _id: string }>('sessions');
  await sessions.updateOne({ _id: session_id }, { $set: { recording } });
  return session_id;
}

/** A webhook of LiveKit's about that recording, signed. */
async function told(scene: Scene, status: string) {
  const session_id = await recorded(scene, 'starting');
  const filepath = recordingKey({ tenant_id: scene.made['tenant_id'] ?? '', session_id }, 'ogg');
  const egressInfo = {
    egressId: 'EG_1',
    roomName: session_id,
    status,
    roomComposite: { roomName: session_id, fileOutputs: [{ filepath }] },
    fileResults: [{ filename: filepath, size: '7', duration: '1000000' }],
  };
  const body = JSON.stringify({ event: 'egress_updated', id: 'EV_1', egressInfo });
  const token = new AccessToken(process.env['LIVEKIT_API_KEY'], process.env['LIVEKIT_API_SECRET']);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const headers = { 'content-type': 'application/webhook+json', authorization: await token.toJwt() };
  return () => scene.api.anonymous.post('/webhooks/livekit', body, { headers });
}

/** Calls around recordings. */
export const RECORDING_CALLS: Readonly<Record<string, CallMaker>> = {
  getSessionRecording: async (scene, route) =>
    callOf(scene, route, { values: { session_id: await recorded(scene, 'completed') } }),
  receiveLivekitWebhook: async (scene) => [
    { send: await told(scene, 'EGRESS_ACTIVE'), leaves: ['recording.started'] },
    { send: await told(scene, 'EGRESS_COMPLETE'), leaves: ['recording.completed'] },
    { send: await told(scene, 'EGRESS_FAILED'), leaves: ['recording.failed'] },
    ...(await inboundCalls(scene)),
  ],
};
