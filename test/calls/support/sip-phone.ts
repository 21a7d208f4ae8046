import { setTimeout as sleep } from 'node:timers/promises';
import { DisconnectReason, RoomEvent } from '@livekit/rtc-node';
import { Caller } from '@patchbay/local-stack/participant';
import { AccessToken } from 'livekit-server-sdk';

/** A media server and the key to it. */
export interface MediaServer {
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
}

export interface SipPhoneOptions {
  readonly server: MediaServer;
  readonly room: string;
  readonly identity: string;
  readonly name?: string;
  /** `sip.*` and whatever else the call brings along. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Statuses of `sip.callStatus`, as LiveKit's SIP service sets them. */
export type SipCallStatus = 'dialing' | 'ringing' | 'active' | 'hangup';

/** DTMF that reached the phone. */
export interface PressedKey {
  readonly code: number;
  readonly digit: string;
}

/**
 * A telephone in a room, as LiveKit's SIP service puts one there: a participant of kind SIP with its attributes and its
 * audio. @see https://docs.livekit.io/sip/sip-participant/
 */
export class SipPhone {
  readonly caller = new Caller();
  readonly pressed: PressedKey[] = [];
  readonly #options: SipPhoneOptions;
  /** Settles when the phone is no longer in the room, with who ended it. */
  readonly gone: Promise<'hung_up' | 'removed'>;
  #hungUp = false;

  private constructor(options: SipPhoneOptions) {
    this.#options = options;
    const { room } = this.caller;
    this.gone = new Promise((resolve) => {
      room.once(RoomEvent.Disconnected, (reason) => {
        const byUs = this.#hungUp || reason === DisconnectReason.CLIENT_INITIATED;
        resolve(byUs ? 'hung_up' : 'removed');
      });
    });
    room.on(RoomEvent.DtmfReceived, (code, digit) => this.pressed.push({ code, digit }));
  }

  /** Joins the room. */
  static async join(options: SipPhoneOptions): Promise<SipPhone> {
    const phone = new SipPhone(options);
    const { server, room, identity, name, attributes } = options;
    const token = new AccessToken(server.api_key, server.api_secret, {
      identity,
      ...(name === undefined ? {} : { name }),
      attributes: { ...attributes },
    });
    token.kind = 'sip';
    token.addGrant({ roomJoin: true, room, canUpdateOwnMetadata: true });
    await phone.caller.join(server.url, await token.toJwt());
    return phone;
  }

  get identity(): string {
    return this.#options.identity;
  }

  async setStatus(status: SipCallStatus): Promise<void> {
    await this.caller.room.localParticipant?.setAttributes({ 'sip.callStatus': status });
  }

  /** Ends the call from the phone's side. */
  async hangUp(): Promise<void> {
    this.#hungUp = true;
    if (!this.caller.room.isConnected) return;
    // The status is an update of its own, to be out before the participant is; a server that does not confirm it is not waited for.
    await Promise.race([this.setStatus('hangup').catch(() => undefined), sleep(500)]);
    await sleep(20);
    await this.caller.leave();
  }
}
