import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AccessToken, TokenVerifier } from 'livekit-server-sdk';
import { afterAll } from 'vitest';
import type { MediaServer } from './media-server.ts';

/** A recording as Egress tells of it, in LiveKit's JSON. */
export interface EgressJson {
  readonly egressId: string;
  readonly roomName: string;
  status: string;
  readonly roomComposite: Record<string, unknown>;
  startedAt: string;
  endedAt: string;
  error: string;
  fileResults: object[];
}

/** A LiveKit server with Egress, as far as recordings need it. */
export interface EgressServer {
  /** Rooms are the real server's; recordings are made here. */
  readonly url: string;
  /** Every recording that was ordered. */
  readonly recordings: EgressJson[];
  /** Orders that were refused by what they lacked. */
  refuse: boolean;
  /** Ends a recording as the end of its room does: the file is in the bucket before anybody is told. */
  finish(egress: EgressJson): Promise<void>;
  /** A signed webhook, as the server sends it. */
  webhook(event: string, egressInfo: object): Promise<{ body: string; authorization: string }>;
}

/** Sound that is really Ogg with Opus in it: hold music of LiveKit's own package. */
const OGG = resolve(import.meta.dirname, '../../../node_modules/@livekit/agents/resources/keyboard-typing.ogg');

/**
 * Stands in for LiveKit's Egress, which needs a container with Chrome and GStreamer: it speaks its Twirp API, checks the
 * grant, writes a real Ogg file with the very upload settings that it was given, and tells by signed webhooks. All that
 * is not Egress goes to the real LiveKit server behind it.
 */
export async function startEgressServer({ url, api_key, api_secret }: MediaServer): Promise<EgressServer> {
  const verifier = new TokenVerifier(api_key, api_secret);
  const behind = new URL(url.replace(/^ws/, 'http'));
  const recordings: EgressJson[] = [];
  const state = { refuse: false };

  async function answer(call: string, body: Record<string, unknown>): Promise<object> {
    if (call === 'ListEgress') {
      const active = (status: string) => status === 'EGRESS_STARTING' || status === 'EGRESS_ACTIVE';
      const items = recordings.filter(
        ({ roomName, status }) => roomName === body['room_name'] && (body['active'] !== true || active(status)),
      );
      return { items };
    }
    if (call === 'StopEgress') {
      const found = recordings.find(({ egressId }) => egressId === body['egress_id']);
      if (found === undefined) throw new Error('no such egress');
      await finish(found);
      return found;
    }
    if (call !== 'StartRoomCompositeEgress') throw new Error(`${call} is not known here`);
    const egress: EgressJson = {
      egressId: `EG_${recordings.length + 1}`,
      roomName: String(body['room_name']),
      status: 'EGRESS_STARTING',
      roomComposite: body,
      startedAt: '0',
      endedAt: '0',
      error: '',
      fileResults: [],
    };
    recordings.push(egress);
    return egress;
  }

  async function finish(egress: EgressJson): Promise<void> {
    const [file] = egress.roomComposite['file_outputs'] as { filepath: string; s3: Record<string, string> }[];
    if (file === undefined) throw new Error('a recording without a file');
    const Body = await readFile(OGG);
    const s3 = new S3Client({
      endpoint: file.s3['endpoint'] ?? '',
      region: file.s3['region'] ?? '',
      forcePathStyle: Boolean(file.s3['force_path_style']),
      credentials: { accessKeyId: file.s3['access_key'] ?? '', secretAccessKey: file.s3['secret'] ?? '' },
    });
    await s3.send(new PutObjectCommand({ Bucket: file.s3['bucket'], Key: file.filepath, Body }));
    const now = BigInt(Date.now()) * 1_000_000n;
    egress.status = 'EGRESS_COMPLETE';
    egress.endedAt = String(now);
    egress.fileResults = [
      {
        filename: file.filepath,
        startedAt: String(now - 3_000_000_000n),
        endedAt: String(now),
        duration: '3000000000',
        size: String(Body.byteLength),
      },
    ];
  }

  async function twirp(incoming: IncomingMessage, response: ServerResponse, call: string): Promise<void> {
    const { video } = await verifier.verify(incoming.headers.authorization?.replace('Bearer ', '') ?? '');
    const json = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (video?.roomRecord !== true) return void json(403, { code: 'permission_denied', msg: 'no roomRecord' });
    if (state.refuse) return void json(503, { code: 'unavailable', msg: 'no response from egress service' });
    const chunks = await incoming.toArray();
    json(200, await answer(call, snakeCased(JSON.parse(Buffer.concat(chunks).toString()))));
  }

  const server = createServer((incoming, response) => {
    const call = /^\/twirp\/livekit\.Egress\/(\w+)$/.exec(incoming.url ?? '')?.[1];
    if (call !== undefined) {
      twirp(incoming, response, call).catch((error) => response.writeHead(500).end(String(error)));
      return;
    }
    const { method = 'GET', url: path = '/', headers } = incoming;
    const onward = request({ host: behind.hostname, port: behind.port, method, path, headers }, (from) => {
      response.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => void server.close());
  const address = server.address();
  return {
    url: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    recordings,
    get refuse() {
      return state.refuse;
    },
    set refuse(value) {
      state.refuse = value;
    },
    finish,
    async webhook(event, egressInfo) {
      const body = JSON.stringify({ event, id: `EV_${crypto.randomUUID()}`, createdAt: '1795366546', egressInfo });
      const token = new AccessToken(api_key, api_secret);
      token.sha256 = createHash('sha256').update(body).digest('base64');
      return { body, authorization: await token.toJwt() };
    },
  };
}

/** Twirp takes both spellings of a name; the SDK writes camelCase. */
function snakeCased<T>(value: T): T {
  if (Array.isArray(value)) return value.map(snakeCased) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      snakeCased(member),
    ]),
  ) as T;
}
