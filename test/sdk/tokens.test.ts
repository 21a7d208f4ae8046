import { AuthenticationError, Patchbay } from '@patchbay/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from './support/door.ts';

const API_KEY = 'pb_live_a_tenants_key';

let api: TestApi;
let door: Door;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());

let patchbay: Patchbay;
beforeEach(async () => {
  door.requests.length = 0;
  door.keys.set(API_KEY, { principal: (await api.tenant()).principal, expires_in: 300 });
  patchbay = new Patchbay({ baseUrl: door.url, apiKey: API_KEY });
});

const exchanges = () => door.requests.filter(({ url }) => url === '/v1/oauth/token');

describe('a client with an API key', () => {
  it('exchanges it once for calls that start together, and shows the key to nobody else', async () => {
    await Promise.all(Array.from({ length: 10 }, () => patchbay.prompts.list().page()));
    await patchbay.prompts.list().page();
    expect(exchanges()).toHaveLength(1);
    expect(exchanges()[0]?.body).toBe(`grant_type=client_credentials&client_secret=${API_KEY}`);
    expect(JSON.stringify(door.requests.filter(({ url }) => url !== '/v1/oauth/token'))).not.toContain(API_KEY);
  });

  it('gets a new token before the old one ends', async () => {
    const key = door.keys.get(API_KEY);
    door.keys.set(API_KEY, { principal: (await api.tenant()).principal, ...key, expires_in: 1 });
    await patchbay.prompts.list().page();
    await new Promise((resolve) => setTimeout(resolve, 600));
    await patchbay.prompts.list().page();
    expect(exchanges()).toHaveLength(2);
  });

  it('gets a new token once when one is refused, for all calls that met the refusal', async () => {
    await patchbay.prompts.list().page();
    door.faults.push({ status: 401 }, { status: 401 });
    await Promise.all([patchbay.prompts.list().page(), patchbay.tools.list().page()]);
    expect(exchanges()).toHaveLength(2);
    door.faults.push({ status: 401 }, { status: 401 });
    await expect(patchbay.prompts.list().page()).rejects.toBeInstanceOf(AuthenticationError);
    expect(exchanges()).toHaveLength(3);
  });

  it('says that its key is not taken, and tries again at the next call', async () => {
    const wrong = new Patchbay({ baseUrl: door.url, apiKey: 'pb_live_wrong' });
    for (const _ of [1, 2]) {
      const error = await wrong.prompts
        .list()
        .page()
        .catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ code: 'invalid_client', status: 401, message: 'No such key.' });
    }
    expect(exchanges()).toHaveLength(2);
  });

  it('lets a caller go who stops waiting for a token, and serves the others', async () => {
    const stopped = new AbortController();
    const first = patchbay.prompts.list({}, { signal: stopped.signal }).page();
    const second = patchbay.prompts.list().page();
    stopped.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await second).object).toBe('list');
  });

  it('needs no token for what is public', async () => {
    await new Patchbay({ baseUrl: door.url, apiKey: API_KEY }).health.get();
    expect(exchanges()).toHaveLength(0);
  });
});

describe('a client with a function for its token', () => {
  it('asks it for every call, and once more after a refusal', async () => {
    const { principal } = await api.tenant();
    const good = await api.identity.tokenOf(principal);
    const tokens = ['stale', good];
    const client = new Patchbay({ baseUrl: door.url, accessToken: async () => tokens.shift() ?? good });
    expect((await client.prompts.list().page()).data).toEqual([]);
    expect(tokens).toEqual([]);
  });

  it('may not have an API key, too', () => {
    expect(() => new Patchbay({ baseUrl: door.url, apiKey: 'a', accessToken: 'b' })).toThrow(TypeError);
  });
});
