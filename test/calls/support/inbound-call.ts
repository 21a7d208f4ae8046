import { randomBytes } from 'node:crypto';
import { SipClient } from 'livekit-server-sdk';
import { type MediaServer, SipPhone } from './sip-phone.ts';

/** An INVITE from the telephone network. */
export interface Incoming {
  readonly from: string;
  readonly to: string;
  /** Private headers, `X-…`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the caller says once connected: 16-bit mono PCM at 24 kHz. */
  readonly says?: Int16Array;
}

/** How LiveKit's SIP service takes an INVITE. */
export type Taken =
  | { readonly sip_status_code: 200; readonly room: string; readonly phone: SipPhone }
  | { readonly sip_status_code: 404 };

/**
 * Does what LiveKit's SIP service does with an INVITE: the trunk is found by the number that is called, the dispatch
 * rule by the trunk, both from the real server; the caller joins a room of its own, named as the rule says.
 */
export async function callIn(server: MediaServer, { from, to, headers = {}, says }: Incoming): Promise<Taken> {
  const sip = new SipClient(server.url.replace(/^ws/, 'http'), server.api_key, server.api_secret);
  const trunk = (await sip.listSipInboundTrunk()).find(({ numbers }) => numbers.includes(to));
  if (trunk === undefined) return { sip_status_code: 404 };
  const rules = await sip.listSipDispatchRule();
  const rule = rules.find(({ trunkIds }) => trunkIds.includes(trunk.sipTrunkId));
  if (rule?.rule?.rule.case !== 'dispatchRuleIndividual') return { sip_status_code: 404 };
  const callId = `SCL_${randomBytes(6).toString('hex')}`;
  const room = `${rule.rule.rule.value.roomPrefix}_${from}_${randomBytes(6).toString('base64url')}`;
  const sent = Object.entries(headers).map(([name, value]) => [`sip.h.${name.toLowerCase()}`, value]);
  const phone = await SipPhone.join({
    server,
    room,
    identity: `sip_${from}`,
    name: `Phone ${from}`,
    attributes: {
      ...Object.fromEntries(sent),
      'sip.callID': callId,
      'sip.callIDFull': `${callId}@pbx.example.org`,
      'sip.callStatus': 'active',
      'sip.phoneNumber': from,
      'sip.ruleID': rule.sipDispatchRuleId,
      'sip.trunkID': trunk.sipTrunkId,
      'sip.trunkPhoneNumber': to,
    },
  });
  if (says !== undefined) void phone.caller.speak(says).catch(() => undefined);
  return { sip_status_code: 200, room, phone };
}
