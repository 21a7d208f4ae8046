import { AppError } from '@patchbay/core/kernel';
import type { RecordingState } from '@patchbay/core/recordings';
import type { RoomEvent } from '@patchbay/core/session-orchestrator';
import { INBOUND_ROOM_PREFIX } from '@patchbay/core/telephony';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import { recordingStateOf } from './livekit-egress.ts';
import { AGENT_PARTICIPANT, SIP_PARTICIPANT, WAS_REMOVED } from './participant-kind.ts';

/** Whose a room is, from its metadata, which only we write; nobody's where it is not ours. */
function ownerOf(metadata: string | undefined): { tenant_id?: string; session_id?: string } {
  try {
    const value: unknown = JSON.parse(metadata ?? '');
    if (typeof value !== 'object' || value === null) return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}

function roomEventOf(event: WebhookEvent): RoomEvent | null {
  const name = event.room?.name ?? '';
  const { tenant_id, session_id = name } = ownerOf(event.room?.metadata);
  if (!session_id.startsWith('ses_') || tenant_id === undefined) return null;
  if (event.event === 'room_finished') return { type: 'room_finished', session_id, tenant_id };
  if (event.event !== 'participant_left' && event.event !== 'participant_connection_aborted') return null;
  if (event.participant?.kind === SIP_PARTICIPANT) return { type: 'phone_left', session_id, tenant_id };
  if (event.participant?.kind !== AGENT_PARTICIPANT) return null;
  // Nobody but its own worker takes an agent out: see livekitAgentRemoval.
  const is_lost = event.participant?.disconnectReason === WAS_REMOVED;
  return { type: 'agent_left', session_id, tenant_id, is_lost };
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

    /** The room into which somebody has just called, by a verified body; null if it says no such thing. */
    async readInbound(rawBody: Uint8Array): Promise<string | null> {
      const { event, room, participant } = await receiver.receive(new TextDecoder().decode(rawBody), undefined, true);
      const isCall = event === 'participant_joined' && participant?.kind === SIP_PARTICIPANT;
      return isCall && room?.name.startsWith(INBOUND_ROOM_PREFIX) ? room.name : null;
    },

    /** What a verified body means to a session; null if nothing. */
    async read(rawBody: Uint8Array): Promise<RoomEvent | null> {
      return roomEventOf(await receiver.receive(new TextDecoder().decode(rawBody), undefined, true));
    },
  };
}
