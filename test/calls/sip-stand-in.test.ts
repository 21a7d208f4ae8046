import { dispose } from '@livekit/rtc-node';
import { startStack } from '@patchbay/local-stack';
import { waitFor } from '@patchbay/local-stack/participant';
import { type ParticipantInfo, RoomServiceClient, SipCallError, SipClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SipStandIn, startSipStandIn } from './support/sip-stand-in.ts';

/** `ParticipantInfo.Kind.SIP` of LiveKit's protocol. */
const KIND_SIP = 3;
const TRUNK = 'ST_test';

let stack: Awaited<ReturnType<typeof startStack>>;
let network: SipStandIn;
let sip: SipClient;
let rooms: RoomServiceClient;

beforeAll(async () => {
  stack = await startStack({ components: ['livekit-server'], ports: 'ephemeral', persist: false });
  const { livekit } = stack.endpoints;
  network = await startSipStandIn(livekit);
  const url = network.url.replace(/^ws/, 'http');
  sip = new SipClient(url, livekit.api_key, livekit.api_secret);
  rooms = new RoomServiceClient(url, livekit.api_key, livekit.api_secret);
}, 600_000);

afterAll(async () => {
  await network?.stop();
  await stack?.stop();
  await dispose();
}, 60_000);

async function phoneIn(room: string): Promise<ParticipantInfo | undefined> {
  const participants = await rooms.listParticipants(room).catch(() => []);
  return participants.find(({ kind }) => kind === KIND_SIP);
}

async function statusIs(room: string, status: string): Promise<ParticipantInfo> {
  return await waitFor(
    `a phone that is ${status}`,
    async () => {
      const phone = await phoneIn(room);
      return phone?.attributes['sip.callStatus'] === status ? phone : undefined;
    },
    10_000,
  );
}

describe('the telephone network of the tests', { timeout: 60_000 }, () => {
  it('rings a phone in the room, as a participant of kind SIP, until it is picked up', async () => {
    network.phone('+4915100000001', { does: 'answer', after_ms: 600 });
    const info = await sip.createSipParticipant(TRUNK, '+4915100000001', 'r-answer', {
      participantIdentity: 'phone',
      fromNumber: '+4930123456',
    });
    expect(info.sipCallId).toMatch(/^SCL_/);
    await statusIs('r-answer', 'ringing');
    const phone = await statusIs('r-answer', 'active');
    expect(phone.attributes).toMatchObject({
      'sip.callID': info.sipCallId,
      'sip.phoneNumber': '+4915100000001',
      'sip.trunkID': TRUNK,
      'sip.trunkPhoneNumber': '+4930123456',
    });
    await rooms.deleteRoom('r-answer');
    expect(await network.dialled.at(-1)?.phone?.gone).toBe('removed');
  });

  it.each([
    ['busy', { does: 'busy' }, 486],
    ['declined', { does: 'decline', after_ms: 100 }, 603],
    ['not answered', { does: 'ring' }, 408],
    ['refused by the trunk', { does: 'refuse', sip_status_code: 403, sip_status: 'Forbidden' }, 403],
  ] as const)('tells a caller who waits that the phone is %s, with the SIP status', async (_what, behaviour, code) => {
    network.phone('+4915100000002', behaviour);
    const error = await sip
      .createSipParticipant(TRUNK, '+4915100000002', `r-${code}`, {
        participantIdentity: 'phone',
        waitUntilAnswered: true,
        ringingTimeout: 1,
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SipCallError);
    expect((error as SipCallError).sipStatusCode).toBe(code);
    expect(await phoneIn(`r-${code}`)).toBeUndefined();
  });

  it('hands a call over, or says why not', async () => {
    network.phone('+4915100000003', { does: 'answer', after_ms: 0 });
    network.takesTransfers('+4930999', 'accept');
    network.takesTransfers('+4930998', { sip_status_code: 486, sip_status: 'Busy Here' });
    await sip.createSipParticipant(TRUNK, '+4915100000003', 'r-transfer', {
      participantIdentity: 'phone',
      waitUntilAnswered: true,
    });
    const refused = await sip.transferSipParticipant('r-transfer', 'phone', 'tel:+4930998').catch((thrown) => thrown);
    expect((refused as SipCallError).sipStatusCode).toBe(486);
    await sip.transferSipParticipant('r-transfer', 'phone', 'tel:+4930999');
    expect(await network.dialled.at(-1)?.phone?.gone).toBe('hung_up');
    expect(network.transferred.map(({ transferTo }) => transferTo)).toEqual(['tel:+4930998', 'tel:+4930999']);
  });

  it('is refused where the key may not call, and away where the service is down', async () => {
    const { livekit } = stack.endpoints;
    const stranger = new SipClient(
      network.url.replace(/^ws/, 'http'),
      livekit.api_key,
      'another secret of some length',
    );
    await expect(stranger.createSipParticipant(TRUNK, '+4915100000001', 'r-none')).rejects.toMatchObject({
      status: 401,
    });
    network.setDown(true);
    await expect(sip.createSipParticipant(TRUNK, '+4915100000001', 'r-none')).rejects.toMatchObject({ status: 503 });
    network.setDown(false);
  });
});
