/** A call to make. */
export interface DialOrder {
  readonly room: string;
  /** Who the phone is in the room: derived from the call, so that it is found again. */
  readonly identity: string;
  /** The outbound trunk, by its id at the media server. */
  readonly provider_trunk_id: string;
  readonly from: string;
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ring_timeout_seconds: number;
}

/**
 * What became of it. `not_sent`: the telephone network never heard of it. `lost`: it may have; only a look at the room
 * tells.
 */
export type DialAnswer =
  | { readonly outcome: 'answered'; readonly sip_call_id: string | null }
  | { readonly outcome: 'refused'; readonly status_code: number; readonly status: string | null }
  | { readonly outcome: 'not_sent' }
  | { readonly outcome: 'lost' };

/** A phone in a room. */
export interface PhonePresence {
  readonly status: 'dialing' | 'ringing' | 'active' | 'hangup';
  readonly sip_call_id: string | null;
}

/** Port of the telephone network behind the media server. */
export interface Telephone {
  /** Sends one INVITE, never two, and waits until somebody picks up, or it is clear that nobody will. Never throws. */
  dial(order: DialOrder): Promise<DialAnswer>;
  /** The phone of a call; null where none is in the room. @throws AppError `upstream_failed`, `upstream_timeout` */
  look(room: string, identity: string): Promise<PhonePresence | null>;
}

/** Port of what carries a call out: one execution a call, however often it is asked for. */
export interface CallStarter {
  /** Starting a call, or an attempt to hand it over, that was started does nothing. */
  start(call: { readonly id: string; readonly tenant_id: string; readonly attempt?: number }): Promise<void>;
}

/** The phone of a call in its room. */
export function phoneIdentityOf(callId: string): string {
  return `phone-${callId}`;
}

const COLLEAGUE = 'colleague-';

/** The phone of whoever is to take a call over, in its room. */
export function colleagueIdentityOf(callId: string, attempt: number): string {
  return `${COLLEAGUE}${callId}-${attempt}`;
}

/** Whether a phone is there because the call is being handed over to it. */
export function isColleague(identity: string): boolean {
  return identity.startsWith(COLLEAGUE);
}
