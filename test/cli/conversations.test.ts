import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { type TestCli, testCli } from './support/cli.ts';

/** What needs storage, search or a media server is answered from a script: here it is about what the CLI sends and shows. */
let api: TestApi;
let door: Door;
let cli: TestCli;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());
beforeEach(async () => {
  const { principal } = await api.tenant();
  door.keys.set('pb_live_key', { principal, expires_in: 300 });
  cli = testCli({ PATCHBAY_API_KEY: 'pb_live_key', PATCHBAY_BASE_URL: door.url });
  door.requests.length = 0;
  door.faults.length = 0;
});

const answer = (body: object) => ({ status: 200, headers: {}, body });
const INDEX = 'idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const sent = () =>
  door.requests
    .filter(({ url }) => url !== '/v1/oauth/token')
    .map(({ method, url, body }) => [`${method} ${url}`, body]);

describe('files upload', () => {
  const file = (status: string, over: object = {}) =>
    answer({
      object: 'file',
      id: 'fil_1',
      name: 'notes.txt',
      status,
      stage: status,
      percent: 50,
      reason: null,
      ...over,
    });

  it('declares a file, sends its content, and waits until it can be searched', async () => {
    writeFileSync(join(cli.home, 'notes.txt'), 'Open from nine to five.');
    const upload = {
      method: 'PUT',
      url: `${door.url}/bucket/key`,
      headers: { 'content-type': 'text/plain' },
      expires_at: '',
    };
    door.faults.push(
      file('awaiting_upload', { upload }),
      answer({}),
      file('queued'),
      file('processing'),
      file('ready'),
    );
    const { code, out } = await cli.run(['files', 'upload', 'notes.txt', '--index', INDEX, '--wait']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^ID +NAME +VERSION +STATUS.*\nfil_1 +notes\.txt +ready/)]);
    const [create, put, complete] = sent();
    expect(create?.[0]).toBe('POST /v1/files');
    expect(JSON.parse(create?.[1] ?? '')).toMatchObject({
      name: 'notes.txt',
      media_type: 'text/plain',
      size_bytes: 23,
      index_ids: [INDEX],
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(put).toEqual(['PUT /bucket/key', 'Open from nine to five.']);
    expect(complete?.[0]).toBe('POST /v1/files/fil_1/complete');
  });

  it('uploads the next version of a file', async () => {
    writeFileSync(join(cli.home, 'notes.txt'), 'Open from ten.');
    door.faults.push(file('processing', { upload: null }), answer({}), file('processing'));
    const { code } = await cli.run(['files', 'upload', 'notes.txt', '--replace', 'fil_1']);
    expect(code).toBe(0);
    const [create] = sent();
    expect(create?.[0]).toBe('POST /v1/files/fil_1/versions');
    expect(Object.keys(JSON.parse(create?.[1] ?? '')).sort()).toEqual(['media_type', 'name', 'sha256', 'size_bytes']);
    for (const words of [['--index', INDEX], ['--metadata', '{"a": "b"}'], ['notes.txt']]) {
      expect((await cli.run(['files', 'upload', 'notes.txt', '--replace', 'fil_1', ...words])).code).toBe(2);
    }
  });

  it('ends with 1 where a file can never be searched, and with 2 where it is none', async () => {
    writeFileSync(join(cli.home, 'notes.txt'), 'x');
    const reason = { code: 'encrypted', message: 'The document is encrypted.' };
    door.faults.push(file('failed', { upload: null, reason }));
    const { code, err } = await cli.run(['files', 'upload', 'notes.txt', '--index', INDEX, '--wait']);
    expect([code, err]).toEqual([1, 'notes.txt: The document is encrypted. (encrypted)\n']);
    door.requests.length = 0;
    writeFileSync(join(cli.home, 'notes.exe'), 'x');
    for (const words of [['absent.txt', '--index', INDEX], ['notes.exe', '--index', INDEX], ['notes.txt']]) {
      expect((await cli.run(['files', 'upload', ...words])).code).toBe(2);
    }
    expect(sent()).toEqual([]);
  });
});

describe('search', () => {
  it('asks with its words and shows passages with their places', async () => {
    const citation = { file_name: 'handbook.pdf', page: 3 };
    const found = { object: 'search_result', data: [{ score: 0.8125, text: 'Open  from\nnine.', citation }] };
    door.faults.push(answer(found), answer({ ...found, data: [] }));
    const words = ['search', 'When is it open?', '--index-ids', INDEX];
    expect((await cli.run([...words, '--top-k', '3'])).out).toBe(
      '0.813  handbook.pdf, page 3\n       Open from nine.\n',
    );
    expect(JSON.parse(sent()[0]?.[1] ?? '')).toEqual({ query: 'When is it open?', index_ids: [INDEX], top_k: 3 });
    expect((await cli.run(words)).err).toBe('nothing found\n');
    expect((await cli.run(['search', 'x'])).err).toContain('--index-ids is missing');
  });
});

describe('sessions start', () => {
  it('names agent, environment, user and variables, and prints what one joins with', async () => {
    door.faults.push(answer({ object: 'session', id: 'ses_1', connection: { url: 'wss://media', token: 't' } }));
    const words = [
      'sessions',
      'start',
      'agt_1',
      '--user',
      'ada',
      '--variable',
      'clinic=North',
      '--variable',
      'beds=12',
    ];
    const { out } = await cli.run([...words, '--environment', 'staging']);
    expect(out).toContain('url: wss://media\n');
    expect(JSON.parse(sent()[0]?.[1] ?? '')).toEqual({
      agent_id: 'agt_1',
      environment: 'staging',
      user: { external_id: 'ada' },
      variables: { clinic: 'North', beds: 12 },
    });
    expect((await cli.run(['sessions', 'start', 'agt_1'])).err).toContain('--user is missing');
    expect((await cli.run([...words, '--variable', 'nothing'])).err).toContain('--variable takes NAME=VALUE');
  });
});
