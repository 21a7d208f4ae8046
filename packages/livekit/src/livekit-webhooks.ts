import { AppError } from '@patchbay/core/kernel';
import type { RecordingState } from '@patchbay/core/recordings';
import type { RoomEvent } from '@patchbay/core/session-orchestrator';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import { recordingStateOf } from './livekit-egress.ts';
import { AGENT_PARTICIPANT } from './participant-kind.ts';

/** The tenant from the room's metadata, which only we write; null for rooms that are not ours. */
function tenantOf(metadata: string | undefined): string | null {
  try {
    const value: unknown = JSON.parse(metadata ?? '');
    const tenant = typeof value === 'object' && value !== null && 'tenant_id' in value ? value.tenant_id : null;
    return typeof tenant === 'string' ? tenant : null;
  } catch {
    return null;
  }
}

function roomEventOf(event: WebhookEvent): RoomEvent | null {
  const session_id = event.room?.name ?? '';
  const tenant_id = tenantOf(event.room?.metadata);
  if (!session_id.startsWith('ses_') || tenant_id === null) return null;
  if (event.event === 'room_finished') return { type: 'room_finished', session_id, tenant_id };
  const agentLeft =
    (event.event === 'participant_left' || event.event === 'participant_connection_aborted') &&
    event.participant?.kind === AGENT_PARTICIPANT;
  return agentLeft ? { type: 'agent_left', session_id, tenant_id } : null;
}

/** Verifies LiveKit's webhooks: a JWT in the Authorization header that carries the SHA-256 of the raw body. */
export function livekitWebhooks(settings: { readonly api_key: string; readonly api_secret: string }) {
  const receiver = new WebhookReceiver(settings.api_key, settings.api_secret);
  return {
    /** @throws AppError `invalid_signature` */
    async verify(rawBody: Uint8Array, authorization: string | undefined): Promise<void> {
      try {
        await receiver.receive(new TextDecoder().decode(rawBody), authorization);
      } catch (error) {
        throw new AppError('invalid_signature', { cause: error });
      }
    },

    /** What a verified body says of a session's recording; null if nothing. */
    async readRecording(rawBody: Uint8Array): Promise<RecordingState | null> {
      const event = await receiver.receive(new TextDecoder().decode(rawBody), undefined, true);
      return event.event.startsWith('egress_') ? recordingStateOf(event.egressInfo) : null;
    },

    /** What a verified body means to a session; null if nothing. */
    async read(rawBody: Uint8Array): Promise<RoomEvent | null> {
      return roomEventOf(await receiver.receive(new TextDecoder().decode(rawBody), undefined, true));
    },
  };
}
