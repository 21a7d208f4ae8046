import type { Context } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { evaluationWorker, insertFiles, insertIndex, refused, switchGeneration } from './support/evaluations.ts';

let api: TestApi;
let client: ApiClient;
let tenant_id: string;
let index_id: string;
let base: string;
let handbook: string;
let prices: string;

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
});

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client, tenant_id } = tenant);
  index_id = await insertIndex(api, tenant_id);
  base = `/v1/search-indexes/${index_id}`;
  [handbook = '', prices = ''] = await insertFiles(api, tenant.principal, 2);
});

/** Two questions with their places, and one that nothing answers. */
const queries = () => [
  { text: 'When is it open?', relevant: [{ file_id: handbook, page: 3, grade: 3 }] },
  { text: 'What does it cost?', relevant: [{ file_id: prices }] },
  { text: 'Who built the pyramids?', relevant: [] },
];
const createSet = async (all: unknown[] = queries()) =>
  (await client.post(`${base}/query-sets`, { name: 'Front desk', queries: all })).body;
const BOTH = [{ name: 'hybrid' }, { name: 'dense', mode: 'dense', top_k: 5 }];
const evaluate = async (query_set_id: string, configurations: unknown[] = BOTH) =>
  (await client.post(`${base}/evaluations`, { query_set_id, configurations })).body;
const read = async (id: string) => (await client.get(`${base}/evaluations/${id}`)).body;

describe('a query set', () => {
  it('has versions that stay, and is the same version where nothing differs', async () => {
    const set = await createSet();
    expect(set).toMatchObject({ object: 'query_set', version: 1, query_count: 3, judgement_count: 2 });
    const path = `${base}/query-sets/${set.id}`;
    const same = await client.put(path, { name: 'Front desk', queries: queries() });
    expect([same.body.version, same.body.digest]).toEqual([1, set.digest]);
    const renamed = await client.put(path, { name: 'Reception', queries: queries() });
    expect([renamed.body.version, renamed.body.name]).toEqual([1, 'Reception']);
    const next = await client.put(path, { name: 'Reception', queries: queries().slice(0, 1) });
    expect([next.body.version, next.body.query_count]).toEqual([2, 1]);
    const [first, newest] = [await client.get(path, { query: { version: '1' } }), await client.get(path)];
    expect([first.body.version, first.body.queries.length, first.body.digest]).toEqual([1, 3, set.digest]);
    expect(first.body.queries[1].relevant).toEqual([{ file_id: prices, grade: 1 }]);
    expect([newest.body.version, newest.body.queries.length]).toEqual([2, 1]);
    expect((await client.get(path, { query: { version: '3' } })).status).toBe(404);
    const late = await client.put(path, { name: 'Reception', queries: queries(), expected_version: 1 });
    expect(late.body.error).toMatchObject({ code: 'precondition_failed', details: { version: 2 } });
  });

  it('is listed by name until it is archived, and belongs to its index', async () => {
    const set = await createSet();
    await client.post(`${base}/query-sets`, { name: 'Other', queries: queries() });
    const named = async () =>
      (await client.get(`${base}/query-sets`, { query: { name: 'Front desk' } })).body.data.map(
        ({ id }: { id: string }) => id,
      );
    expect(await named()).toEqual([set.id]);
    expect((await client.post(`${base}/query-sets/${set.id}/archive`)).body.archived_at).not.toBeNull();
    expect(await named()).toEqual([]);
    const change = await client.put(`${base}/query-sets/${set.id}`, { name: 'x', queries: queries() });
    expect(change.body.error.code).toBe('resource_archived');
    const asked = await client.post(`${base}/evaluations`, { query_set_id: set.id, configurations: BOTH });
    expect(asked.body.error).toMatchObject({ code: 'reference_archived', param: 'query_set_id' });
    expect((await client.post(`${base}/query-sets/${set.id}/restore`)).body.archived_at).toBeNull();
    const other = await insertIndex(api, tenant_id);
    expect((await client.get(`/v1/search-indexes/${other}/query-sets/${set.id}`)).status).toBe(404);
  });

  it.each([
    [
      'a file judged as a whole and by page',
      () => [{ file_id: handbook }, { file_id: handbook, page: 1 }],
      'relevant.1',
    ],
    [
      'a place twice',
      () => [
        { file_id: handbook, page: 1 },
        { file_id: handbook, page: 1 },
      ],
      'relevant.1',
    ],
    ['a grade of 4', () => [{ file_id: handbook, grade: 4 }], 'relevant.0.grade'],
  ])('refuses %s and says where', async (_what, relevant, at) => {
    const { body } = await client.post(`${base}/query-sets`, {
      name: 'x',
      queries: [{ text: 'q', relevant: relevant() }],
    });
    expect(body.error).toMatchObject({ code: 'invalid_body', param: `queries.0.${at}` });
  });

  it('refuses a query twice, and files that are not there', async () => {
    const twice = await createSet([...queries(), queries()[0]]);
    expect(twice.error).toMatchObject({ code: 'invalid_body', param: 'queries.3.text' });
    const [foreign] = await insertFiles(api, (await api.tenant()).principal, 1);
    const relevant = [{ file_id: handbook }, { file_id: foreign }];
    const { error } = await createSet([{ text: 'q', relevant }]);
    expect(error).toMatchObject({ code: 'reference_not_found', param: 'queries.0.relevant.1.file_id' });
  });
});

describe('an evaluation', () => {
  it('measures every configuration by the labels, and keeps what each query came to', async () => {
    const worker = evaluationWorker(api);
    worker.script
      .set('hybrid When is it open?', [{ file_id: handbook, page: 3 }])
      .set('hybrid What does it cost?', [
        { file_id: handbook, page: 1 },
        { file_id: prices, page: 9 },
      ])
      .set('dense When is it open?', [{ file_id: handbook, page: 4 }])
      .set('dense Who built the pyramids?', [{ file_id: handbook, page: 1 }]);
    const set = await createSet();
    const asked = await client.post(`${base}/evaluations`, { query_set_id: set.id, configurations: BOTH });
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ status: 'queued', results: null, searches_done: 0, searches_total: 6 });
    await worker.run(tenant_id, asked.body.id);
    const done = await read(asked.body.id);
    expect(done).toMatchObject({
      status: 'completed',
      searches_done: 6,
      query_set: { id: set.id, version: 1, digest: set.digest, query_count: 3 },
      evaluated: { generation: 1, embedding_model: expect.any(String) },
      reason: null,
    });
    const [hybrid, dense] = done.results;
    // (1 + 1/log2(3)) / 2
    expect(hybrid.metrics.ndcg_at_10).toBeCloseTo(0.81546, 4);
    expect(hybrid).toMatchObject({
      configuration: 'hybrid',
      metrics: { recall_at_k: 1, mrr: 0.75, hit_rate: 1, grounded_rate: 1, refusal_rate: 1, latency_p95_ms: 10 },
    });
    expect(dense.metrics).toMatchObject({ ndcg_at_10: 0, hit_rate: 0, grounded_rate: 0.5, refusal_rate: 0 });
    const { body } = await client.get(`${base}/evaluations/${done.id}/results`, { query: { configuration: 'hybrid' } });
    expect(body.data.map(({ query, hit }: { query: number; hit: boolean }) => [query, hit])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
    expect(body.data[1].hits).toMatchObject([
      { file_id: handbook, grade: 0 },
      { file_id: prices, grade: 1, page: 9 },
    ]);
    const { body: all } = await client.get(`${base}/evaluations/${done.id}/results`, { query: { limit: '4' } });
    expect([all.data.length, all.has_more]).toEqual([4, true]);
    const events = await client.get('/v1/audit-events', { query: { entity_id: done.id } });
    expect(events.body.data.map(({ action }: { action: string }) => action)).toEqual([
      'evaluation.completed',
      'evaluation.created',
    ]);
  });

  it('is done by the deployed function, with the search of POST /v1/search', async () => {
    const { id } = await evaluate((await createSet()).id, [{ name: 'words', mode: 'lexical' }]);
    const { handler } = await import('../../functions/events/run-evaluation/handler.ts');
    const body = JSON.stringify({ tenant_id, evaluation_id: id });
    const context = { awsRequestId: 'run', functionName: 'test' } as Context;
    const { batchItemFailures } = await handler({ Records: [{ messageId: 'm', body }] } as never, context);
    expect(batchItemFailures).toEqual([]);
    const done = await read(id);
    // Nothing is in the index: no query finds anything, and that is right for the one that nothing answers.
    expect(done).toMatchObject({ status: 'completed', reason: null });
    expect(done.results[0].metrics).toMatchObject({ hit_rate: 0, grounded_rate: 0, refusal_rate: 1 });
  });

  it('is done once, however often it is ordered', async () => {
    const worker = evaluationWorker(api);
    const { id } = await evaluate((await createSet()).id);
    await Promise.all([worker.run(tenant_id, id), worker.run(tenant_id, id)]);
    await worker.run(tenant_id, id);
    // six searches, and one to warm up in each configuration
    expect(worker.asked).toHaveLength(8);
    expect((await read(id)).status).toBe('completed');
  });

  it('is tried again where a search fails for the moment, and its figures are those of the last attempt', async () => {
    const worker = evaluationWorker(api);
    const { id } = await evaluate((await createSet()).id);
    worker.script.set('dense What does it cost?', new Error('the vector store is away'));
    await worker.run(tenant_id, id);
    expect(await read(id)).toMatchObject({ status: 'queued', results: null });
    expect(worker.failures).toHaveLength(1);
    expect(await worker.overdue()).not.toContain(id);
    worker.clock.advance(20_000);
    expect(await worker.overdue()).toContain(id);
    worker.script.clear();
    await worker.run(tenant_id, id);
    expect(await read(id)).toMatchObject({ status: 'completed', searches_done: 6 });
    const rows = await api.db.client
      .db(api.db.name)
      .collection('evaluation_results')
      .find({ evaluation_id: id })
      .toArray();
    expect(rows.map(({ attempt }) => attempt)).toEqual(Array(6).fill(2));
  });

  it('fails with its reason when every attempt fails, and when a worker dies for good', async () => {
    const worker = evaluationWorker(api);
    const set = await createSet();
    const first = await evaluate(set.id);
    worker.script.set('hybrid When is it open?', new Error('away'));
    for (const _ of [1, 2, 3]) await worker.run(tenant_id, first.id);
    expect(await read(first.id)).toMatchObject({ status: 'failed', results: null, reason: { code: 'gave_up' } });

    const second = await evaluate(set.id);
    const evaluations = api.db.client.db(api.db.name).collection<{ _id: string }>('evaluations');
    const dead = { status: 'running', attempt: 3, deadline_at: new Date(worker.clock.now().getTime() - 1_000) };
    await evaluations.updateOne({ _id: second.id }, { $set: dead });
    expect(await worker.overdue()).toContain(second.id);
    await worker.run(tenant_id, second.id);
    expect(await read(second.id)).toMatchObject({ status: 'failed', reason: { code: 'gave_up' } });
    expect(await worker.overdue()).not.toContain(second.id);
  });

  it('fails at once where a search is refused, takes too long, or the index is switched meanwhile', async () => {
    const set = await createSet();
    const refusing = evaluationWorker(api);
    refusing.script.set('hybrid What does it cost?', refused('The filter leaves too many files.'));
    const one = await evaluate(set.id);
    await refusing.run(tenant_id, one.id);
    const { reason } = await read(one.id);
    expect(reason).toEqual({
      code: 'search_refused',
      message: 'A search was refused. Query 2: The filter leaves too many files.',
    });

    const slow = evaluationWorker(api);
    slow.state.beforeSearch = async () => slow.clock.advance(6 * 60_000);
    const two = await evaluate(set.id);
    await slow.run(tenant_id, two.id);
    expect(await read(two.id)).toMatchObject({ status: 'failed', reason: { code: 'took_too_long' } });

    const switched = evaluationWorker(api);
    switched.state.beforeSearch = async (at) => (at === 4 ? switchGeneration(api, index_id) : undefined);
    const three = await evaluate(set.id);
    await switched.run(tenant_id, three.id);
    expect(await read(three.id)).toMatchObject({ status: 'failed', reason: { code: 'index_changed' } });
  });

  it('belongs to the worker that took it last: one that was thought dead changes nothing', async () => {
    const worker = evaluationWorker(api);
    const { id } = await evaluate((await createSet()).id);
    const evaluations = api.db.client.db(api.db.name).collection<{ _id: string }>('evaluations');
    worker.state.beforeSearch = async (at) => {
      if (at === 3) await evaluations.updateOne({ _id: id }, { $set: { attempt: 2 } });
    };
    await worker.run(tenant_id, id);
    expect(await read(id)).toMatchObject({ status: 'running', results: null });
  });

  it('keeps what single queries came to in the newest runs of its set; of older ones the metrics stay', async () => {
    const worker = evaluationWorker(api);
    const [set, other] = [await createSet(), await createSet()];
    const runOf = async (query_set_id: string): Promise<string> => {
      const { id } = await evaluate(query_set_id, [{ name: 'used' }]);
      await worker.run(tenant_id, id);
      return id;
    };
    const untouched = await runOf(other.id);
    const ran: string[] = [];
    for (let run = 0; run < 22; run += 1) ran.push(await runOf(set.id));
    const countOf = async (id: string) => (await client.get(`${base}/evaluations/${id}/results`)).body.data.length;
    const [first = '', second = '', third = ''] = ran;
    expect(await Promise.all([untouched, first, second, third, ran.at(-1) ?? ''].map(countOf))).toEqual([
      3, 0, 0, 3, 3,
    ]);
    const old = await read(first);
    expect(old).toMatchObject({ status: 'completed', results_removed_at: expect.any(String) });
    expect(old.results[0].metrics).toMatchObject({ refusal_rate: 1 });
    expect((await read(third)).results_removed_at).toBeNull();
    const { body } = await client.get(`${base}/evaluations/${ran.at(-1)}/compare`, { query: { against: first } });
    expect(body.error).toMatchObject({ code: 'unprocessable', param: 'against' });
    expect(body.error.message).toContain('the newest 20 runs');
    const events = await client.get('/v1/audit-events', { query: { entity_id: first } });
    expect(events.body.data[0]).toMatchObject({ action: 'evaluation.results_removed', old_value: { results: 3 } });
    expect(worker.failures).toEqual([]);
  });

  it('is bounded: in searches, in configurations, and in how many wait at a time', async () => {
    const many = Array.from({ length: 600 }, (_, at) => ({ text: `Question ${at}`, relevant: [] }));
    const { id } = await createSet(many);
    const names = Array.from({ length: 7 }, (_, at) => ({ name: `c${at}` }));
    const tooMany = await evaluate(id, names);
    expect(tooMany.error).toMatchObject({ code: 'unprocessable', param: 'configurations' });
    expect(tooMany.error.message).toContain('4200 searches');
    const twice = await evaluate(id, [{ name: 'a' }, { name: 'a' }]);
    expect(twice.error).toMatchObject({ code: 'invalid_body', param: 'configurations' });
    for (const _ of [1, 2, 3, 4, 5]) expect((await evaluate(id, [{ name: 'a' }])).status).toBe('queued');
    expect((await evaluate(id, [{ name: 'a' }])).error).toMatchObject({
      code: 'limit_exceeded',
      details: { limit: 'unfinished_evaluations', allowed: 5 },
    });
  });
});

describe('a comparison', () => {
  it('says by how much each metric changed, and which queries got better or worse', async () => {
    const worker = evaluationWorker(api);
    worker.script
      .set('hybrid When is it open?', [{ file_id: handbook, page: 3 }])
      .set('dense What does it cost?', [{ file_id: prices, page: 1 }])
      .set('dense Who built the pyramids?', [{ file_id: handbook, page: 1 }]);
    const set = await createSet();
    const before = await evaluate(set.id, [{ name: 'used', mode: 'hybrid' }]);
    const after = await evaluate(set.id, [{ name: 'used', mode: 'dense' }]);
    const path = `${base}/evaluations/${after.id}/compare`;
    const early = await client.get(path, { query: { against: before.id } });
    expect(early.body.error).toMatchObject({ code: 'unprocessable' });
    for (const { id } of [before, after]) await worker.run(tenant_id, id);
    const { body } = await client.get(path, { query: { against: before.id } });
    expect((await client.get(path)).body).toEqual(body);
    const first = await client.get(`${base}/evaluations/${before.id}/compare`);
    expect(first.body.error).toMatchObject({ code: 'unprocessable', param: 'against' });
    expect(body).toMatchObject({ same_labels: true, same_index: true });
    const [used] = body.comparisons;
    expect(used).toMatchObject({ queries: 3, unchanged: 0 });
    expect(used.better).toEqual({ count: 1, data: [{ text: 'What does it cost?', before: 0, after: 1, delta: 1 }] });
    expect(used.worse.data.map(({ text }: { text: string }) => text)).toEqual([
      'When is it open?',
      'Who built the pyramids?',
    ]);
    const metric = (name: string) => used.metrics.find((one: { name: string }) => one.name === name);
    expect(metric('ndcg_at_10')).toEqual({ name: 'ndcg_at_10', before: 0.5, after: 0.5, delta: 0 });
    expect(metric('refusal_rate')).toMatchObject({ before: 1, after: 0, delta: -1 });
  });

  it('is of the queries that both have, where labels changed; of two configurations of one, too', async () => {
    const worker = evaluationWorker(api);
    worker.script.set('hybrid When is it open?', [{ file_id: handbook, page: 3 }]);
    const set = await createSet();
    const before = await evaluate(set.id);
    const path = `${base}/query-sets/${set.id}`;
    await client.put(path, { name: 'Front desk', queries: [queries()[0], { text: 'New?', relevant: [] }] });
    const after = await evaluate(set.id);
    for (const { id } of [before, after]) await worker.run(tenant_id, id);
    const compare = (id: string, query: Record<string, string>) =>
      client.get(`${base}/evaluations/${id}/compare`, { query });
    const { body } = await compare(after.id, { against: before.id });
    expect(body.same_labels).toBe(false);
    expect(body.comparisons.map(({ queries: count }: { queries: number }) => count)).toEqual([1, 1]);
    const own = await compare(after.id, { against: after.id, configuration: 'hybrid', against_configuration: 'dense' });
    expect(own.body.comparisons[0]).toMatchObject({
      before: { configuration: 'dense' },
      after: { configuration: 'hybrid' },
      better: { count: 1 },
    });
    const absent = await compare(after.id, { against: before.id, configuration: 'other' });
    expect(absent.body.error).toMatchObject({ code: 'reference_not_found', param: 'configuration' });
  });
});
