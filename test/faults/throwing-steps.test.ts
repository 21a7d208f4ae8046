import { describe, expect, it } from 'vitest';
import { failStep, steps } from '../../functions/ingestion/steps.ts';
import { crash, useBench } from '../ingestion/support/bench.ts';
import type { StepWork } from '../ingestion/support/state-machine.ts';
import { randomOf } from './poison/random.ts';

const bench = useBench();
const ATTEMPTS = 7;
const ORIGIN = { request_id: 'r', source: 'scheduler' };
const seed = Number(process.env['PATCHBAY_SEED'] ?? 20_261_122);
/** `npm run prove` has many. */
const shuffles = Number(process.env['PATCHBAY_SHUFFLE_TRIALS'] ?? 5);
const ids = steps.map(({ id }) => id);

/** What is stored of a file, without what differs from file to file. */
async function contentOf(id: string) {
  const { status, version, attempt, chunks, pages } = await bench.read(id);
  const rows = await bench.storedChunks(id);
  return {
    ...{ status, version, attempt, chunks, pages },
    rows: rows.map(({ ordinal, text, start, end, chunker }) => ({ ordinal, text, start, end, chunker })),
    distinct: new Set(rows.map(({ _id }) => String(_id))).size,
  };
}

describe('a step that throws', { timeout: 60_000 }, () => {
  it.each(ids)(
    '%s, each time: it is retried, then the file is failed with a reason, and can be retried',
    async (id) => {
      const { file, key } = await bench.declared();
      const { ran } = await bench.knowledge.deliver(key, { work: { [id]: crash }, attempts: ATTEMPTS });
      expect(ran.filter((one) => one === id)).toHaveLength(ATTEMPTS);
      expect(ran.at(-1)).toBe(failStep?.id);
      const reason = { code: 'ingestion_failed' };
      expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason, deadline_at: null });
      expect(await bench.found()).toEqual([]);
      await bench.knowledge.retryFile(bench.scope, file.id);
      await bench.knowledge.deliver(key);
      expect(await bench.read(file.id)).toMatchObject({ status: 'ready', reason: null });
      expect((await bench.found()).length).toBeGreaterThan(0);
    },
  );

  it('is the claim and then the recording of it too: the sweep says what happened, and it can be retried', async () => {
    const { file, key } = await bench.declared();
    const never = await bench.declared(null);
    await bench.knowledge.deliver(key, { work: { claimFile: crash, failFile: async () => ({}) } });
    expect(await bench.read(file.id)).toMatchObject({ status: 'awaiting_upload' });
    bench.knowledge.clock.advance(2 * 3_600_000);
    await bench.knowledge.sweep(ORIGIN);
    const codeOf = async (id: string) => (await bench.read(id)).reason?.code;
    expect(await codeOf(file.id)).toBe('ingestion_not_started');
    expect(await codeOf(never.file.id)).toBe('upload_expired');
    expect(await bench.knowledge.retryFile(bench.scope, file.id)).toMatchObject({ status: 'queued', upload: null });
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', reason: null });
  });

  it('is the claim of an index entry: the entry is failed there, and can be retried', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const index_id = await bench.knowledge.newIndex(bench.scope);
    await bench.knowledge.indexFiles.attach(bench.scope, index_id, { file_id: file.id });
    const owner = { index_id, generation: 1, file_id: file.id, file_version: 1 };
    const entry = () => bench.knowledge.entries.get(bench.scope, owner);
    const start = { tenant_id: bench.scope.tenant_id, ...owner };
    await bench.knowledge.deliver(start, { work: { claimFile: crash } });
    expect(await entry()).toMatchObject({ status: 'failed', reason: { code: 'ingestion_failed' }, deadline_at: null });
    await bench.knowledge.indexFiles.retry(bench.scope, index_id, file.id);
    await bench.knowledge.deliver(start);
    expect(await entry()).toMatchObject({ status: 'searchable', reason: null });
  });

  it.each(ids)('%s, after its work, all but the last time: the outcome is that of a step that does not', async (id) => {
    const plain = await bench.declared();
    await bench.knowledge.deliver(plain.key);
    let left = ATTEMPTS - 1;
    const work: StepWork = {
      [id]: async (input) => {
        const output = await bench.knowledge.work[id]?.(input);
        left -= 1;
        return left < 0 ? output : crash();
      },
    };
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work, attempts: ATTEMPTS });
    expect(await contentOf(file.id)).toEqual(await contentOf(plain.file.id));
  });
});

describe('events that come 1 to 5 times, late, out of order and together', { timeout: 300_000 }, () => {
  it.each(Array.from({ length: shuffles }, (_, at) => at + 1))(
    'leave what one delivery of each leaves (trial %i)',
    async (trial) => {
      const random = randomOf(seed, `shuffle ${trial}`);
      const plain = await bench.declared();
      await bench.knowledge.deliver(plain.key);
      const other = await bench.declared();
      await bench.knowledge.deliver(other.key);
      // News of the first version come before, between and after those of the second one.
      const late = Array.from({ length: random.below(3) }, () => other.key);
      const second = { name: 'cedar-2.txt', media_type: 'text/plain', bytes: Buffer.from('The clinic opens at nine.') };
      const next = await bench.knowledge.declareVersion(bench.scope, other.file.id, second as never);
      const alone = await bench.knowledge.declareVersion(bench.scope, plain.file.id, second as never);
      await bench.knowledge.deliver(alone.key);
      const events = [...late, ...Array.from({ length: 1 + random.below(5) }, () => next.key)];
      const shuffled = events
        .map((key) => ({ key, at: random.below(1_000) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ key }) => key);
      const at_once = shuffled.splice(0, 1 + random.below(shuffled.length));
      await Promise.all(at_once.map((key) => bench.knowledge.deliver(key)));
      for (const key of shuffled) await bench.knowledge.deliver(key);
      expect(await contentOf(other.file.id)).toEqual(await contentOf(plain.file.id));
    },
  );
});
