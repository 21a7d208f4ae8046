import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { absentValues, callRoute, comparable, type PathValues } from './calls.ts';
import { makeResources } from './resources.ts';

const tenantRoutes = routes.filter(({ auth, scope }) => auth === 'cognito' && scope?.startsWith('platform:') !== true);
const withIds = tenantRoutes.filter(({ params }) =>
  Object.keys(params?.shape ?? {}).some((name) => name.endsWith('_id')),
);
/** What asks for something in particular, as the resolution of a number does, is no list. */
const lists = tenantRoutes.filter(
  ({ method, params, query }) =>
    method === 'GET' && params === undefined && (query === undefined || query.safeParse({}).success),
);

let api: TestApi;
let victim: PathValues;
let victimClient: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  const { principal, client } = await api.tenant();
  victim = await makeResources(api, principal);
  victimClient = client;
  stranger = (await api.tenant()).client;
}, 120_000);

/** Every document of the victim's tenant, as the database has it. */
async function victimsData(): Promise<string> {
  const database = api.db.client.db(api.db.name);
  const collections = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const tenant_id = victim['tenant_id'];
  const all = await Promise.all(
    collections
      .filter((name) => name !== 'idempotency_records')
      .map((name) => database.collection(name).find({ tenant_id }).sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(all);
}

describe(`another tenant's id on the ${withIds.length} routes that take one`, { timeout: 120_000 }, () => {
  it('is known to the sweep: every path parameter has a value', () => {
    const names = new Set(tenantRoutes.flatMap(({ params }) => Object.keys(params?.shape ?? {})));
    expect([...names].filter((name) => victim[name] === undefined)).toEqual([]);
    expect(withIds.length).toBeGreaterThan(40);
  });

  it('belongs to something: its own tenant can read it', async () => {
    for (const route of withIds.filter(({ method }) => method === 'GET')) {
      const { status, text } = await callRoute(victimClient, route, victim);
      // A session that has not ended has no transcript yet, and so on: what matters is that it was found.
      expect(status, `${route.id}: ${text}`).not.toBe(404);
    }
  });

  it('answers as an absent one, byte for byte but for the request id, and changes nothing', async () => {
    const before = await victimsData();
    for (const name of ['agent_id', 'prompt_id', 'session_id']) expect(before).toContain(victim[name]);
    const wrong: string[] = [];
    for (const route of withIds) {
      const foreign = await callRoute(stranger, route, victim);
      const absent = await callRoute(stranger, route, absentValues(route));
      try {
        expect(foreign.status).toBe(404);
        expect(comparable(foreign)).toEqual(comparable(absent));
      } catch (error) {
        wrong.push(`${route.id}: ${foreign.text} against ${absent.text} (${(error as Error).message})`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await victimsData()).toBe(before);
  });

  it('shows in no list', async () => {
    const theirs = Object.entries(victim).filter(([name]) => name.endsWith('_id'));
    for (const route of lists) {
      const { status, text } = await callRoute(stranger, route, {});
      expect(status, `${route.id}: ${text}`).toBe(200);
      for (const [, id] of theirs) expect(text, route.id).not.toContain(id);
    }
  });
});
