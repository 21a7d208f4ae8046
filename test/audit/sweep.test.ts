import { dispose } from '@livekit/rtc-node';
import { isSecretName } from '@patchbay/core/audit';
import { errorCatalogue } from '@patchbay/core/kernel';
import type { Route } from '@patchbay/http/route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi } from '../api/support/api.ts';
import type { ApiAnswer } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { openFilesCloud } from '../api/support/files-cloud.ts';
import { makePeoplePool } from '../api/support/people-pool.ts';
import { startSipStandIn } from '../calls/support/sip-stand-in.ts';
import { callRoute } from '../isolation/calls.ts';
import { makeAnother, makeResources } from '../isolation/resources.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { startMediaServer } from '../sessions/support/media-server.ts';
import { type AuditedCall, callOf, type Scene } from './support/audited-calls.ts';
import { CALL_MAKERS } from './support/call-makers.ts';
import { openAuditCloud } from './support/cloud.ts';
import { TAKES_TRANSFERS } from './support/live-calls.ts';
import { sweepDatabase } from './support/sweep-database.ts';

/** Generated from the route table: a new route is swept the day it appears. */
const audited = routes.filter(({ audit }) => audit.length > 0);
const reads = routes.filter(({ auth, method, audit }) => auth === 'cognito' && method === 'GET' && audit.length === 0);

/** Routes that write nothing of a tenant's, though they are no GETs, and why. A new one is a decision. */
const LEAVE_NOTHING = {
  createToken: 'a token is not stored',
  createFileUploadParts: 'gives out addresses',
  selectMembership: 'says in which tenant a person works next; who may is decided, and audited, by memberships',
  renderPromptDraft: 'shows a text',
  renderPromptVersion: 'shows a text',
  searchKnowledge: 'finds',
  testProviderCredential: 'uses a credential and keeps nothing',
  testToolDraft: 'runs a tool and keeps nothing',
  testToolVersion: 'runs a tool and keeps nothing',
  createSessionMessage: 'is answered by the agent; what that does to the session is audited as its own',
  createClientSessionMessage: 'is answered by the agent; what that does to the session is audited as its own',
  createSessionTokens: 'gives out tokens, which are not stored',
  createClientSessionTokens: 'gives out tokens, which are not stored',
  announceRuntimeGeneration: 'notes which deployment of agent workers is there',
};

let scene: Scene;
let network: Awaited<ReturnType<typeof startSipStandIn>>;
let database: ReturnType<typeof sweepDatabase>;

beforeAll(async () => {
  const media = await startMediaServer();
  const clouds = [await makeAwsResources(), await makePeoplePool(), await openFilesCloud(), await openAuditCloud()];
  network = await startSipStandIn(media);
  network.takesTransfers(TAKES_TRANSFERS, 'accept');
  const LIVEKIT_URL = network.url;
  const { api_key: LIVEKIT_API_KEY, api_secret: LIVEKIT_API_SECRET } = media;
  const env = Object.assign({}, PLACEHOLDER_ENVIRONMENT, ...clouds.map((cloud) => cloud.env));
  const api = await startApi({ env: { ...env, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } });
  database = sweepDatabase(api);
  const { principal, client } = await api.tenant();
  const made = await makeResources(api, principal);
  scene = { api, principal, client, made, another: (kind) => makeAnother(kind, api, principal, made) };
}, 600_000);

afterAll(async () => {
  // Whoever is in a call would look for the media server again.
  await dispose();
  await network?.stop();
}, 60_000);

async function callsOf(route: Route): Promise<readonly AuditedCall[]> {
  const made = (await CALL_MAKERS[route.id]?.(scene, route)) ?? callOf(scene, route);
  return 'send' in made ? [made] : made;
}

/** What a maker has to be told when a call does not succeed. */
function advice(route: Route, { status, text }: ApiAnswer): string {
  const how =
    CALL_MAKERS[route.id] === undefined
      ? 'It was called with its first example on the resources of test/isolation/resources.ts. If that cannot work, add'
      : 'Mend';
  return `${route.method} ${route.path} answered ${status}: ${text}\n${how} the entry ${route.id} of CALL_MAKERS in test/audit/support/call-makers.ts, which makes a call that succeeds.`;
}

/** Texts under secret names in an answer: what it shows once. */
function* secretsIn(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'string' && value.length > 8 && isSecretName(name)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* secretsIn(member, Array.isArray(value) ? name : key);
}

function expectCleanFailure(route: Route, answer: ApiAnswer): void {
  const { status, body, text } = answer;
  if (status < 300) throw new Error(`${route.id} succeeded without its audit event`);
  expect(status, advice(route, answer)).toBeGreaterThanOrEqual(500);
  expect(Object.keys(errorCatalogue)).toContain(body.error.code);
  expect(text).not.toMatch(/validat|mongo|audit_events/i);
}

describe(`every one of the ${audited.length} routes that change something`, () => {
  it('is there to be swept, and every maker belongs to one', () => {
    expect(audited.length).toBeGreaterThan(60);
    const ids = new Set(audited.map(({ id }) => id));
    expect(Object.keys(CALL_MAKERS).filter((id) => !ids.has(id))).toEqual([]);
    const silent = routes.filter(({ method, audit }) => method !== 'GET' && audit.length === 0).map(({ id }) => id);
    expect(silent.sort()).toEqual(Object.keys(LEAVE_NOTHING).sort());
  });

  it.each(audited.map((route) => [route.id, route] as const))('%s', { timeout: 30_000 }, async (_id, route) => {
    const left = new Set<string>();
    for (const { send, leaves = route.audit } of await callsOf(route)) {
      // Where its event cannot be stored, neither is its effect: they are one transaction.
      const before = await database.snapshot();
      expectCleanFailure(route, await database.withoutAudit(send));
      expect(await database.snapshot(), `${route.id} left something without its event`).toEqual(before);

      const { result: answer, events } = await database.eventsOf(send);
      expect(answer.status, advice(route, answer)).toBeLessThan(300);
      expect(events.map(({ action }) => action)).toEqual(leaves);
      for (const event of events) {
        expect(event.request_id).toBe(answer.headers['request-id']);
        expect(await database.toldOf(event._id)).toBe(1);
        left.add(event.action);
      }
      const stored = JSON.stringify(events);
      for (const secret of secretsIn(answer.body)) expect(stored).not.toContain(secret);
    }
    expect([...left].sort()).toEqual([...route.audit].sort());
  });
});

describe(`every one of the ${reads.length} routes that read`, () => {
  it('leaves no event and changes nothing', { timeout: 60_000 }, async () => {
    const before = await database.snapshot();
    for (const route of reads) {
      const client = route.scope?.startsWith('platform:') === true ? scene.api.platform : scene.client;
      const { status, text } = await callRoute(client, route, scene.made);
      expect(status, `${route.id}: ${text}`).not.toBe(404);
      expect(await database.snapshot(), route.id).toEqual(before);
    }
  });
});
