import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';
import { type Dialled, type DialRequest, dial, dialled } from './outbound-dial.ts';
import type { PhoneBehaviour, TransferBehaviour } from './phone-behaviour.ts';
import type { MediaServer } from './sip-phone.ts';
import { answerFailure, answerJson, bodyOf, sipFailure } from './twirp.ts';

/** `livekit.TransferSIPParticipantRequest`, as far as it is read here. */
export interface Transferred {
  readonly roomName: string;
  readonly participantIdentity: string;
  readonly transferTo: string;
  readonly playDialtone?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** LiveKit's server with a telephone network behind it. */
export interface SipStandIn {
  /** In place of the media server's own address. */
  readonly url: string;
  /** Every INVITE that went out. */
  readonly dialled: Dialled[];
  /** Every REFER. */
  readonly transferred: Transferred[];
  /**
   * What the phone with this number does when it is called, one after the other, the last one from then on; a number
   * without one is refused with 404.
   */
  phone(number: string, ...behaviours: PhoneBehaviour[]): void;
  /** How this number takes calls that are handed over to it. */
  takesTransfers(number: string, behaviour: TransferBehaviour): void;
  /** Has the SIP service refuse everything with 503, or work again. */
  setDown(down: boolean): void;
  stop(): Promise<void>;
}

const SIP = '/twirp/livekit.SIP/';

/**
 * Answers the two calls of LiveKit's SIP API that need `livekit-sip`, a program that cannot be had here, and hands
 * everything else on to the real server: rooms, tokens, trunks, dispatch rules, signalling. The phones are real
 * participants of kind SIP with real audio. With `LIVEKIT_SIP_BIN` the real program takes its place.
 */
export async function startSipStandIn(server: MediaServer): Promise<SipStandIn> {
  const phones = new Map<string, PhoneBehaviour[]>();
  const transfers = new Map<string, TransferBehaviour>();
  const calls: Dialled[] = [];
  const transferred: Transferred[] = [];
  const target = new URL(server.url.replace(/^ws/, 'http'));
  const verifier = new TokenVerifier(server.api_key, server.api_secret);
  const rooms = new RoomServiceClient(target.href, server.api_key, server.api_secret);
  let isDown = false;

  async function mayCall(request: IncomingMessage): Promise<boolean> {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const grants = await verifier.verify(token).catch(() => undefined);
    return grants?.sip?.call === true;
  }

  async function createParticipant(body: DialRequest, response: ServerResponse): Promise<void> {
    const call = dialled(body);
    calls.push(call);
    const refused = { does: 'refuse', sip_status_code: 404, sip_status: 'Not Found' } as const;
    const script = phones.get(body.sipCallTo) ?? [];
    const behaviour = (script.length > 1 ? script.shift() : script[0]) ?? refused;
    const outcome = await dial(server, call, behaviour);
    if (outcome === 'never') return;
    if ('status' in outcome) answerFailure(response, outcome);
    else answerJson(response, 200, outcome);
  }

  async function transfer(body: Transferred, response: ServerResponse): Promise<void> {
    transferred.push(body);
    const phone = calls.find(
      ({ request }) => request.roomName === body.roomName && request.participantIdentity === body.participantIdentity,
    )?.phone;
    const behaviour = transfers.get(body.transferTo.replace(/^(tel:|sip:)/, '')) ?? {
      sip_status_code: 404,
      sip_status: 'Not Found',
    };
    // A phone that called in is no doing of this network's: it hangs up by being put out of the room.
    const { roomName, participantIdentity } = body;
    const calledIn =
      phone === undefined ? await rooms.getParticipant(roomName, participantIdentity).catch(() => null) : null;
    if (phone === undefined && calledIn === null) {
      return answerFailure(response, { status: 404, code: 'not_found', msg: 'no such call' });
    }
    if (behaviour !== 'accept') {
      return answerFailure(response, sipFailure(behaviour.sip_status_code, behaviour.sip_status));
    }
    answerJson(response, 200, {});
    await (phone === undefined ? rooms.removeParticipant(roomName, participantIdentity) : phone.hangUp());
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.startsWith(SIP) ? request.url.slice(SIP.length) : '';
    if (method !== 'CreateSIPParticipant' && method !== 'TransferSIPParticipant')
      return pass(request, response, target);
    const body = JSON.parse((await bodyOf(request)).toString()) as DialRequest & Transferred;
    if (isDown) {
      return answerFailure(response, { status: 503, code: 'unavailable', msg: 'no SIP service is available' });
    }
    if (!(await mayCall(request))) {
      return answerFailure(response, { status: 401, code: 'unauthenticated', msg: 'permission denied' });
    }
    await (method === 'CreateSIPParticipant' ? createParticipant(body, response) : transfer(body, response));
  }

  const door = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      answerFailure(response, { status: 500, code: 'internal', msg: String(error) });
    });
  });
  const sockets = new Set<Duplex>();
  door.on('upgrade', (request, socket, head) => sockets.add(tunnel(request, socket, head, target)));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;

  return {
    url: `ws://127.0.0.1:${port}`,
    dialled: calls,
    transferred,
    phone: (number, ...behaviours) => void phones.set(number, behaviours),
    takesTransfers: (number, behaviour) => void transfers.set(number, behaviour),
    setDown(down) {
      isDown = down;
    },
    async stop() {
      await Promise.all(calls.map(({ phone }) => phone?.hangUp()));
      for (const socket of sockets) socket.destroy();
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

/** Hands a request on as it is. */
function pass(request: IncomingMessage, response: ServerResponse, { hostname, port }: URL): void {
  const { method, headers, url: path } = request;
  const onward = httpRequest({ hostname, port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => answerFailure(response, { status: 502, code: 'unavailable', msg: 'no media server' }));
  request.pipe(onward);
}

/** Connects a WebSocket through: the request as it came, then bytes in both directions. */
function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer, { hostname, port }: URL): Duplex {
  const onward = connect(Number(port), hostname, () => {
    const lines = request.rawHeaders.flatMap((value, index) =>
      index % 2 === 0 ? [] : [`${request.rawHeaders[index - 1]}: ${value}`],
    );
    onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  const end = () => {
    onward.destroy();
    socket.destroy();
  };
  for (const side of [onward, socket]) side.on('error', end).on('close', end);
  return onward;
}
