import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { evaluationWorker, insertFiles, insertIndex } from '../api/support/evaluations.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { type TestCli, testCli } from './support/cli.ts';

/** The API is the real one, with a worker beside it whose searches answer from a script. */
let api: TestApi;
let door: Door;
let cli: TestCli;
let worker: ReturnType<typeof evaluationWorker>;
let index: string;
let handbook: string;
let tenant_id: string;
const stopped = new AbortController();

/** Does what was ordered, as the queue's function does. */
async function working(): Promise<void> {
  while (!stopped.signal.aborted) {
    worker.clock.advance(120_000);
    for (const id of await worker.overdue()) await worker.run(tenant_id, id);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let running: Promise<void>;
beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  door = await openDoor(api);
  worker = evaluationWorker(api);
  const { principal, ...tenant } = await api.tenant();
  tenant_id = tenant.tenant_id;
  index = await insertIndex(api, tenant_id);
  [handbook = ''] = await insertFiles(api, principal, 1);
  door.keys.set('pb_live_key', { principal, expires_in: 300 });
  running = working();
});
afterAll(async () => {
  stopped.abort();
  await running;
  await door.close();
});
beforeEach(() => {
  cli = testCli({ PATCHBAY_API_KEY: 'pb_live_key', PATCHBAY_BASE_URL: door.url });
  worker.script.clear();
  door.faults.length = 0;
});

const write = (...lines: string[]) => writeFileSync(join(cli.home, 'questions.jsonl'), `${lines.join('\n')}\n`);
const LINE = () => `{"text": "When is it open?", "relevant": [{"file_id": "${handbook}", "page": 3, "grade": 3}]}`;
const evaluate = (...words: string[]) => cli.run(['search', 'eval', index, 'questions.jsonl', ...words]);

describe('search eval', { timeout: 30_000 }, () => {
  it('keeps the queries, waits for the figures, and says by its exit code whether they suffice', async () => {
    write('# opening hours', LINE(), '', '{"text": "Who built the pyramids?", "relevant": []}');
    worker.script.set('hybrid When is it open?', [
      { file_id: handbook, page: 1 },
      { file_id: handbook, page: 3 },
    ]);
    const { code, out, err } = await evaluate('--config', 'hybrid', '--config', '{name: meaning, mode: dense}');
    expect(code).toBe(0);
    const [head, hybrid, meaning] = out.split('\n');
    expect(head).toMatch(/^CONFIGURATION +NDCG@10 +RECALL@K +MRR/);
    expect(hybrid).toMatch(/^hybrid +0\.6309 +1\.0000 +0\.5000 +1\.0000 +1\.0000 +1\.0000 +10\.0 +10\.0$/);
    expect(meaning).toMatch(/^meaning +0\.0000/);
    expect(err).toMatch(/^evaluation evl_\w+, version 1 of query set qst_\w+\n$/);
    const short = await evaluate('--fail-below', 'ndcg_at_10=0.7', '--fail-below', 'recall_at_k=1');
    expect([short.code, short.err]).toEqual([1, expect.stringContaining('hybrid: ndcg_at_10 is 0.6309, below 0.7\n')]);
    expect((await evaluate('--fail-below', 'ndcg_at_10=0.6')).code).toBe(0);
  });

  it('compares with an earlier one, and makes another version of the queries only where they differ', async () => {
    write(LINE());
    const before = await cli.json(['search', 'eval', index, 'questions.jsonl', '--name', 'Compared']);
    worker.script.set('hybrid When is it open?', [{ file_id: handbook, page: 3 }]);
    const { out } = await evaluate('--name', 'Compared', '--compare', before.evaluation.id);
    expect(out).toMatch(/ndcg_at_10 +0\.0000 +1\.0000 +\+1\.0000/);
    expect(out).toContain('1 better, 0 worse, 0 unchanged\n+1.0000  When is it open?\n');
    write(LINE(), '{"text": "New?", "relevant": []}');
    const after = await cli.json(['search', 'eval', index, 'questions.jsonl', '--name', 'Compared']);
    expect([before, after].map(({ evaluation }) => evaluation.query_set.version)).toEqual([1, 2]);
    expect(after.evaluation.query_set.id).toBe(before.evaluation.query_set.id);
  });

  it('says why an evaluation failed', async () => {
    write(LINE());
    worker.script.set('hybrid When is it open?', new Error('away'));
    const { code, err } = await evaluate();
    expect([code, err]).toEqual([1, expect.stringMatching(/^evl_\w+: .*try again\. \(gave_up\)\n$/)]);
  });

  it('takes names of files in place of ids', async () => {
    write('{"text": "When?", "relevant": ["handbook.txt", {"file": "other.txt", "page": 2}]}');
    const page = { object: 'list', data: [{ id: handbook, name: 'handbook.txt' }], has_more: false, next_cursor: null };
    door.faults.push({ status: 200, headers: {}, body: page });
    const { code, err } = await evaluate();
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      "error: questions.jsonl:1: the index has no file named 'other.txt'",
    ]);
  });

  it.each([
    [['{"text": "x"}'], [], 'questions.jsonl:1: must be {"text"'],
    [['# nothing'], [], 'questions.jsonl has no queries'],
    [['{"text": "x", "relevant": [{"page": 1}]}'], [], 'questions.jsonl:1: a label has neither file nor file_id'],
    [
      ['{"text": "x", "relevant": []}'],
      ['--config', '{mode: dense}'],
      '--config takes hybrid, dense, lexical, or {name',
    ],
    [['{"text": "x", "relevant": []}'], ['--fail-below', 'latency_p95_ms=3'], '--fail-below takes METRIC=NUMBER'],
  ])('refuses %j %j before anything is sent', async (lines, words, message) => {
    write(...lines);
    door.requests.length = 0;
    const { code, err } = await evaluate(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(door.requests).toEqual([]);
  });
});

describe('search query', () => {
  it('asks one index by its id or name, and shows passages with their citations', async () => {
    const citation = { file_name: 'handbook.pdf', page: 3, page_end: 4 };
    const found = { object: 'search_result', data: [{ score: 0.8125, text: 'Open  from\nnine.', citation }] };
    const indexes = { object: 'list', data: [{ id: index, name: 'Handbook' }], has_more: false, next_cursor: null };
    const answers = [indexes, found].map((body) => ({ status: 200, headers: {}, body }));
    door.faults.push(...answers);
    const { out } = await cli.run([
      'search',
      'query',
      'Handbook',
      'When is it open?',
      '--mode',
      'dense',
      '--top-k',
      '3',
    ]);
    expect(out).toBe('0.813  handbook.pdf, pages 3–4\n       Open from nine.\n');
    const body = JSON.parse(door.requests.at(-1)?.body ?? '');
    expect(body).toEqual({ query: 'When is it open?', index_ids: [index], mode: 'dense', top_k: 3 });
    door.faults.push({ status: 200, headers: {}, body: found });
    await cli.run(['search', 'query', index, 'x', '--snapshot', 'snp_1']);
    const asked = JSON.parse(door.requests.at(-1)?.body ?? '');
    expect(asked).toEqual({ query: 'x', indexes: [{ index_id: index, snapshot_id: 'snp_1' }] });
    expect((await cli.run(['search', 'query', index, 'x', '--mode', 'magic'])).code).toBe(2);
    door.faults.push({ status: 200, headers: {}, body: { ...indexes, data: [] } });
    expect((await cli.run(['search', 'query', 'Nowhere', 'x'])).err).toContain("there is no search index 'Nowhere'");
  });
});
