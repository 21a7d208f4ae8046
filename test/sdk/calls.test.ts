import {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  Patchbay,
  type PatchbayError,
  PreconditionFailedError,
  RateLimitError,
  responseOf,
  UpstreamError,
} from '@patchbay/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from './support/door.ts';

let api: TestApi;
let door: Door;
let patchbay: Patchbay;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());
beforeEach(async () => {
  const { principal } = await api.tenant();
  patchbay = new Patchbay({ baseUrl: `${door.url}/v1/`, accessToken: await api.identity.tokenOf(principal) });
  door.requests.length = 0;
  door.faults.length = 0;
});

const content = { template: 'Hello.', variables: [] };
const failure = (call: Promise<unknown>): Promise<PatchbayError> =>
  call.then(
    () => Promise.reject(new Error('the call did not fail')),
    (error) => error,
  );

describe('a call', () => {
  it('goes the way of a release: create, draft, publish, read back', async () => {
    const prompt = await patchbay.prompts.create({ name: 'Greeting', content });
    expect(prompt).toMatchObject({ object: 'prompt', name: 'Greeting', latest_version: null });
    const draft = await patchbay.prompts.draft.get(prompt.id);
    const next = { content: { ...content, template: 'Good morning.' } };
    const written = await patchbay.prompts.draft.update(prompt.id, next, { ifMatch: draft.etag });
    const version = await patchbay.prompts.versions.publish(prompt.id, {}, { ifMatch: written.etag });
    expect(version.version).toBe(1);
    expect((await patchbay.prompts.versions.get(prompt.id, 1)).content).toEqual(version.content);
    const stale = await failure(patchbay.prompts.draft.update(prompt.id, { content }, { ifMatch: draft.etag }));
    expect(stale).toBeInstanceOf(PreconditionFailedError);
  });

  it('has a result that knows its answer', async () => {
    const prompt = await patchbay.prompts.create({ name: 'Known' });
    expect(responseOf(prompt)).toMatchObject({ status: 201, attempts: 1, request_id: expect.stringMatching(/./) });
    expect(responseOf({ ...prompt })).toBeUndefined();
  });
});

describe('a failure', () => {
  it('is of the class of its type and carries what the API said', async () => {
    const missing = await failure(patchbay.prompts.get('pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC'));
    expect(missing).toBeInstanceOf(NotFoundError);
    expect(missing).toMatchObject({ type: 'not_found', code: 'not_found', status: 404, param: null });
    expect(missing.request_id).toMatch(/./);
    expect(missing.doc_url).toBe(`${door.url}/v1/docs/errors#not_found`);
    const wrong = await failure(patchbay.prompts.create({ name: '' }));
    expect(wrong).toBeInstanceOf(InvalidRequestError);
    expect(wrong).toMatchObject({ code: 'invalid_body', status: 400, param: 'name' });
    expect(wrong.details?.['issues']).toHaveLength(1);
    const { id } = await patchbay.prompts.create({ name: 'Empty' });
    expect(await failure(patchbay.prompts.versions.publish(id))).toBeInstanceOf(ConflictError);
    const stranger = new Patchbay({ baseUrl: door.url, accessToken: 'nonsense' });
    expect(await failure(stranger.prompts.list().page())).toBeInstanceOf(AuthenticationError);
  });
});

describe('a retry', () => {
  it.each([429, 502, 503, 504])('mends a read that met %i', async (status) => {
    door.faults.push({ status, headers: { 'retry-after': '0' } }, { status, headers: { 'retry-after': '0' } });
    const page = await patchbay.prompts.list().page();
    expect(responseOf(page)?.attempts).toBe(3);
  });

  it('of a create whose answer was lost has no second effect', async () => {
    door.faults.push({ drop: 'after' });
    const prompt = await patchbay.prompts.create({ name: 'Once' });
    expect(door.requests).toHaveLength(2);
    expect(new Set(door.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect((await patchbay.prompts.list().toArray()).map(({ id }) => id)).toEqual([prompt.id]);
  });

  it('is not made for a write that has no key', async () => {
    const { id } = await patchbay.prompts.create({ name: 'Old' });
    door.faults.push({ drop: 'after' });
    const error = await failure(patchbay.prompts.update(id, { name: 'New' }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ type: 'connection', code: 'connection_failed', status: 0 });
    expect(door.requests).toHaveLength(2);
    door.faults.push({ status: 429, headers: { 'retry-after': '0' } });
    expect((await patchbay.prompts.update(id, { name: 'Newer' })).name).toBe('Newer');
  });

  it('waits as long as Retry-After says, and not at all for what would take minutes', async () => {
    door.faults.push({ status: 503, headers: { 'retry-after': '1' } });
    const started = performance.now();
    await patchbay.prompts.list().page();
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
    door.faults.push({ status: 429, headers: { 'retry-after': '3600' } });
    const error = await failure(patchbay.prompts.list().page());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error.retry_after).toBe(3600);
  });

  it('comes to an end', async () => {
    door.faults.push(...Array.from({ length: 5 }, () => ({ status: 502, headers: { 'retry-after': '0' } })));
    const error = await failure(patchbay.prompts.list({}, { maxRetries: 2 }).page());
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ status: 502, code: 'http_502' });
    expect(door.requests).toHaveLength(3);
  });
});

describe('a call that takes long', () => {
  it('ends at its time-out, and says so', async () => {
    door.faults.push({ delay_ms: 2_000 });
    const error = await failure(patchbay.prompts.list({}, { timeoutMs: 50, maxRetries: 0 }).page());
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'request_timeout' });
  });

  it('ends when its caller has enough, also between two attempts', async () => {
    door.faults.push({ delay_ms: 2_000 });
    const reason = new Error('enough');
    const aborted = (signal: AbortSignal) => failure(patchbay.prompts.list({}, { signal }).page());
    const first = new AbortController();
    setTimeout(() => first.abort(reason), 50);
    expect(await aborted(first.signal)).toBe(reason);
    door.faults.push({ status: 503, headers: { 'retry-after': '30' } });
    const second = new AbortController();
    setTimeout(() => second.abort(reason), 50);
    expect(await aborted(second.signal)).toBe(reason);
  });
});

describe('a list', () => {
  it('is walked through page by page, and asks only for what is needed', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await patchbay.prompts.create({ name });
    const list = patchbay.prompts.list({ limit: 2, order: 'asc' });
    const seen: string[] = [];
    for await (const { name } of list) seen.push(name);
    expect(seen).toEqual(names);
    expect((await list.page()).data).toHaveLength(2);
    door.requests.length = 0;
    expect((await list.toArray(3)).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(door.requests).toHaveLength(2);
    const sizes: number[] = [];
    for await (const { data } of list.pages()) sizes.push(data.length);
    expect(sizes).toEqual([2, 2, 1]);
  });
});
