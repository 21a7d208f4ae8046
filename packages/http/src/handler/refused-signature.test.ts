import { createHash, randomUUID } from 'node:crypto';
import { INTERNAL_HEADERS, signInternalRequest, verifyInternalRequest } from '@patchbay/core/internal-auth';

import { livekitWebhooks } from '@patchbay/livekit';
import { createLogger } from '@patchbay/observability';
import { AccessToken } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../route/index.ts';
import { composeOnce } from './compose-once.ts';
import type { RequestVerifier } from './edge.ts';
import { aContext, anEvent } from './handler-fixtures.ts';
import { httpHandler } from './http-handler.ts';

const LIVEKIT_SECRET = 'a-secret-of-at-least-32-characters';
const KEY = { key_id: 'k1', secret: new Uint8Array(32).fill(7) };
const PATH = '/internal/v1/things';
const BODY = '{}';
const now = new Date(1_800_000_000_000);
const clock = { now: () => now };

const route = defineRoute({
  id: 'tellThings',
  module: 'things',
  method: 'POST',
  path: PATH,
  summary: 'Tell things',
  description: 'Told by our own systems.',
  auth: 'internal',
  body: z.strictObject({}),
  success: { status: 200, schema: z.object({ object: z.literal('thing') }), description: 'Told' },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});

const webhookRoute = defineRoute({
  id: 'receiveThings',
  module: 'things',
  method: 'POST',
  path: '/webhooks/things',
  summary: 'Receive things',
  description: 'Told by the media server.',
  auth: 'livekit',
  body_format: 'raw',
  success: { status: 200, schema: z.object({ object: z.literal('thing') }), description: 'Received' },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});

/** A handler behind the real verifier of LiveKit's webhooks. @returns what it has logged */
function webhookDoor() {
  const lines: string[] = [];
  const { verify } = livekitWebhooks({ api_key: 'key', api_secret: LIVEKIT_SECRET });
  const compose = composeOnce(async () => ({
    edge: {
      settings: {
        log: createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }),
        cors_origins: [],
        check_responses: true,
      },
      webhookVerifier: ({ body, headers }: Parameters<RequestVerifier>[0]) => verify(body, headers['authorization']),
    },
  }));
  const handler = httpHandler(webhookRoute, compose, () => ({ object: 'thing' as const }));
  const send = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    const event = anEvent({ method: 'POST', path: '/webhooks/things', body: BODY, headers });
    return (await handler(event, aContext())).statusCode;
  };
  return { send, lines };
}

/** A handler behind the real verifier. @returns what it has logged */
function door() {
  const lines: string[] = [];
  const used = new Set<string>();
  const nonces = {
    claim: async ({ nonce }: { nonce: string }) => {
      const isFirst = !used.has(nonce);
      used.add(nonce);
      return isFirst;
    },
  };
  const compose = composeOnce(async () => ({
    edge: {
      settings: {
        log: createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }),
        cors_origins: [],
        check_responses: true,
      },
      internalVerifier: (request: Parameters<typeof verifyInternalRequest>[0]) =>
        verifyInternalRequest(request, { keys: [KEY], clock, nonces }),
    },
  }));
  const handler = httpHandler(route, compose, () => ({ object: 'thing' as const }));
  const send = async (headers: Record<string, string>) =>
    (await handler(anEvent({ method: 'POST', path: PATH, body: BODY, headers }), aContext())).statusCode;
  return { send, lines };
}

/** A token as LiveKit signs its webhooks: it carries the body's digest. */
function tokenOf(body: string, secret: string): Promise<string> {
  const token = new AccessToken('key', secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

const signed = (by = KEY, at = now) =>
  signInternalRequest({ method: 'POST', path: PATH, body: BODY }, by, { clock: { now: () => at }, nonce: randomUUID });

describe('a refused request of another system', () => {
  it('is counted with its door and its reason, and answered without it', async () => {
    const { send, lines } = door();
    const good = signed();
    expect(await send(good)).toBe(200);
    const refused = [
      ['replayed', good],
      ['malformed', {}],
      ['unknown_key', signed({ ...KEY, key_id: 'k9' })],
      ['late', signed(KEY, new Date(now.getTime() - 301_000))],
      ['tampered', { ...signed(), [INTERNAL_HEADERS.signature]: `v1=${'0'.repeat(64)}` }],
    ] as const;
    for (const [, headers] of refused) expect(await send(headers)).toBe(401);
    const counted = lines.map((line) => JSON.parse(line)).filter(({ _aws }) => _aws !== undefined);
    expect(counted.map(({ door: at, reason, refused: count }) => [at, reason, count])).toEqual(
      refused.map(([reason]) => ['internal', reason, 1]),
    );
    expect(counted[0]._aws).toEqual({
      Timestamp: 1_000,
      CloudWatchMetrics: [
        {
          Namespace: 'Patchbay/Doors',
          Dimensions: [[], ['door'], ['door', 'reason']],
          Metrics: [{ Name: 'refused', Unit: 'Count' }],
        },
      ],
    });
  });
});

describe('a refused webhook of the media server', () => {
  it('is counted as unverified at its own door, whatever is wrong with it, and answered without a reason', async () => {
    const { send, lines } = webhookDoor();
    expect(await send(await tokenOf(BODY, LIVEKIT_SECRET))).toBe(200);
    const refused = [
      undefined,
      'junk',
      await tokenOf(`${BODY} `, LIVEKIT_SECRET),
      await tokenOf(BODY, LIVEKIT_SECRET.toUpperCase()),
    ];
    for (const authorization of refused) expect(await send(authorization)).toBe(401);
    const counted = lines.map((line) => JSON.parse(line)).filter(({ _aws }) => _aws !== undefined);
    expect(counted.map(({ door: at, reason, refused: count }) => [at, reason, count])).toEqual(
      refused.map(() => ['livekit', 'unverified', 1]),
    );
    expect(JSON.stringify(counted)).not.toContain('junk');
  });
});
