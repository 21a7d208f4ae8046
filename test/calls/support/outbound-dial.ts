import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PhoneBehaviour } from './phone-behaviour.ts';
import { type MediaServer, SipPhone } from './sip-phone.ts';
import { sipFailure, type TwirpFailure } from './twirp.ts';

/** `livekit.CreateSIPParticipantRequest` in proto3's JSON, as far as it is read here. */
export interface DialRequest {
  readonly sipTrunkId?: string;
  readonly trunk?: { readonly hostname?: string };
  readonly sipCallTo: string;
  readonly sipNumber?: string;
  readonly roomName: string;
  readonly participantIdentity: string;
  readonly participantName?: string;
  readonly participantAttributes?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** `"30s"`. */
  readonly ringingTimeout?: string;
  readonly waitUntilAnswered?: boolean;
}

/** One INVITE, as the telephone network saw it. */
export interface Dialled {
  readonly request: DialRequest;
  readonly sip_call_id: string;
  readonly at: Date;
  /** Set once the phone is in the room. */
  phone: SipPhone | undefined;
  /** When the phone was no longer in the room. */
  gone_at: Date | undefined;
  /** The final SIP status: 200 picked up, 486 engaged …; undefined until there is one. */
  sip_status_code: number | undefined;
}

/** `livekit.SIPParticipantInfo`. */
export interface DialAnswer {
  readonly participant_id: string;
  readonly participant_identity: string;
  readonly room_name: string;
  readonly sip_call_id: string;
}

const DEFAULT_RINGING_MS = 30_000;

const ringingMs = ({ ringingTimeout }: DialRequest) =>
  ringingTimeout === undefined ? DEFAULT_RINGING_MS : Number.parseFloat(ringingTimeout) * 1000;

/** Notes an INVITE. */
export function dialled(request: DialRequest): Dialled {
  const sip_call_id = `SCL_${randomBytes(6).toString('hex')}`;
  return { request, sip_call_id, at: new Date(), phone: undefined, gone_at: undefined, sip_status_code: undefined };
}

/**
 * Does what LiveKit's SIP service does with an outbound call: the phone joins the room as `dialing`, rings, and is
 * `active`, or leaves with the SIP status of its refusal.
 *
 * @returns what the request is answered with, at once or when the phone was picked up, as it asks for.
 */
export async function dial(
  server: MediaServer,
  call: Dialled,
  behaviour: PhoneBehaviour,
): Promise<DialAnswer | TwirpFailure | 'never'> {
  const { request, sip_call_id } = call;
  if (behaviour.does === 'hang') return 'never';
  const phone = await SipPhone.join({
    server,
    room: request.roomName,
    identity: request.participantIdentity,
    ...(request.participantName === undefined ? {} : { name: request.participantName }),
    attributes: {
      ...request.participantAttributes,
      'sip.callID': sip_call_id,
      'sip.callIDFull': `${sip_call_id}@pbx.example.org`,
      'sip.callStatus': 'dialing',
      'sip.phoneNumber': request.sipCallTo,
      'sip.trunkID': request.sipTrunkId ?? '',
      'sip.trunkPhoneNumber': request.sipNumber ?? '',
    },
  });
  call.phone = phone;
  void phone.gone.then(() => {
    call.gone_at = new Date();
  });
  const outcome = ring(phone, behaviour, ringingMs(request)).then((failure) => {
    call.sip_status_code = failure === undefined ? 200 : Number(failure.meta?.['sip_status_code']);
    return failure;
  });
  outcome.catch(() => undefined);
  const failure = request.waitUntilAnswered ? await outcome : undefined;
  return (
    failure ?? {
      participant_id: phone.caller.room.localParticipant?.sid ?? '',
      participant_identity: request.participantIdentity,
      room_name: request.roomName,
      sip_call_id,
    }
  );
}

/** @returns the refusal; undefined once somebody has picked up. */
async function ring(phone: SipPhone, behaviour: PhoneBehaviour, longest: number): Promise<TwirpFailure | undefined> {
  const fail = async (code: number, status: string) => {
    await phone.hangUp();
    return sipFailure(code, status);
  };
  /** Whether the phone is still wanted after so long. */
  const rung = async (ms: number) => (await Promise.race([sleep(ms, 'rung'), phone.gone])) === 'rung';

  if (behaviour.does === 'refuse') return await fail(behaviour.sip_status_code, behaviour.sip_status);
  if (behaviour.does === 'busy') return await fail(486, 'Busy Here');
  await phone.setStatus('ringing');
  const wait = behaviour.does === 'answer' || behaviour.does === 'decline' ? behaviour.after_ms : longest;
  if (!(await rung(Math.min(wait, longest)))) return sipFailure(487, 'Request Terminated');
  if (wait >= longest) return await fail(408, 'Request Timeout');
  if (behaviour.does !== 'answer') return await fail(603, 'Decline');
  await phone.setStatus('active');
  void talk(phone, behaviour).catch(() => undefined);
  return undefined;
}

async function talk(phone: SipPhone, behaviour: Extract<PhoneBehaviour, { does: 'answer' }>): Promise<void> {
  const over = behaviour.hangs_up_after_ms;
  const hangsUp = over === undefined ? undefined : sleep(over).then(() => phone.hangUp());
  if (behaviour.says !== undefined) await phone.caller.speak(behaviour.says);
  await hangsUp;
}
