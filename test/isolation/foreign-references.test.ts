import { ID_PREFIXES, type IdKind } from '@patchbay/core/kernel';
import type { Route } from '@patchbay/http/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiAnswer, ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { comparable, type PathValues } from './calls.ts';
import { makeResources } from './resources.ts';

const NOBODY = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const KINDS = new Map<string, IdKind>(Object.entries(ID_PREFIXES).map(([kind, prefix]) => [prefix, kind as IdKind]));
const ID = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}$/;

const tenantRoutes = routes.filter(({ auth, scope }) => auth === 'cognito' && scope?.startsWith('platform:') !== true);

let api: TestApi;
let victim: PathValues;
let own: PathValues;
let stranger: ApiClient;

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  victim = await makeResources(api, (await api.tenant()).principal);
  const { principal, client } = await api.tenant();
  own = await makeResources(api, principal);
  stranger = client;
}, 120_000);

/** The name under which a resource of the kind of this id was made; search indexes are `index_id` in paths. */
function nameOf(id: string): string | undefined {
  const kind = KINDS.get(ID.exec(id)?.[1] ?? '');
  if (kind === undefined) return undefined;
  return kind === 'search_index' ? 'index_id' : `${kind}_id`;
}

/** Every place of an id in a body, as what makes the body with another id there and our own ids everywhere else. */
function references(body: unknown): { name: string; at: string; with: (id: string) => unknown }[] {
  const found: { name: string; at: string }[] = [];
  const rebuilt = (value: unknown, at: string, replace: (id: string, at: string) => string): unknown => {
    if (typeof value === 'string') return nameOf(value) === undefined ? value : replace(value, at);
    if (Array.isArray(value)) return value.map((item, index) => rebuilt(item, `${at}.${index}`, replace));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, rebuilt(item, `${at}.${key}`, replace)]),
    );
  };
  rebuilt(body, '', (id, at) => {
    const name = nameOf(id) ?? '';
    if (victim[name] !== undefined) found.push({ name, at });
    return id;
  });
  return found.map(({ name, at }) => ({
    name,
    at,
    with: (id) => rebuilt(body, '', (mine, place) => (place === at ? id : (own[nameOf(mine) ?? ''] ?? mine))),
  }));
}

const absent = (name: string) => `${victim[name]?.slice(0, 3)}_${NOBODY}`;
const pathOf = ({ path }: Route) => path.replace(/\{(\w+)\}/g, (_all, name: string) => own[name] ?? '');

/** What an answer says, whichever id it was asked about. */
function said(answer: ApiAnswer, id: string) {
  const shown = comparable(answer);
  return { status: shown.status, text: shown.text.replaceAll(id, '<id>') };
}

describe("another tenant's id inside a request", { timeout: 120_000 }, () => {
  it('of a body is refused as an absent one is', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of tenantRoutes.filter(({ body }) => body !== undefined)) {
      for (const example of route.examples ?? []) {
        for (const reference of references(example.body)) {
          const [foreignId, absentId] = [victim[reference.name] ?? '', absent(reference.name)];
          const ask = (id: string) => stranger.call(route.method, pathOf(route), reference.with(id));
          const [foreign, nobodys] = [said(await ask(foreignId), foreignId), said(await ask(absentId), absentId)];
          tried += 1;
          // What is not looked up when it is written (a draft) is written alike; what is looked up is refused alike.
          const alike = nobodys.status < 300 ? foreign.status === nobodys.status : foreign.text === nobodys.text;
          if (!alike) wrong.push(`${route.id}${reference.at}: ${foreign.text} against ${nobodys.text}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(5);
  });

  it('of a query finds what an absent one finds', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of tenantRoutes.filter(({ method }) => method === 'GET')) {
      for (const name of Object.keys(route.query?.shape ?? {}).filter((key) => ID.test(victim[key] ?? ''))) {
        const ask = (id: string) => stranger.get(pathOf(route), { query: { [name]: id } });
        const [foreignId, absentId] = [victim[name] ?? '', absent(name)];
        const [foreign, nobodys] = [said(await ask(foreignId), foreignId), said(await ask(absentId), absentId)];
        tried += 1;
        if (foreign.text !== nobodys.text) wrong.push(`${route.id}.${name}: ${foreign.text} against ${nobodys.text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(3);
  });
});
