import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cedar, crash, QUESTION, useBench } from './support/bench.ts';
import type { StepWork } from './support/state-machine.ts';

const bench = useBench();
const decoder = new TextDecoder();

/** The same document with another opening time on Saturdays. */
const changed = (from: string, to: string) => {
  const text = decoder.decode(cedar.bytes).replaceAll(from, to);
  return { ...cedar, bytes: new TextEncoder().encode(text) };
};
const later = { ...cedar, bytes: new TextEncoder().encode(`${decoder.decode(cedar.bytes)}\n\nNew rules apply.`) };

const versionsFound = async () => [...new Set((await bench.found()).map(({ citation }) => citation.version))];

describe('a new version of a file', { timeout: 60_000 }, () => {
  it('takes the place of the one before in one moment: searches find the old one, then the new one, never both', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const next = await bench.knowledge.declareVersion(bench.scope, file.id, later);
    const seen: number[][] = [];
    const look: StepWork = Object.fromEntries(
      Object.entries(bench.knowledge.work).map(([step, run]) => [
        step,
        async (input) => {
          const output = await run(input);
          seen.push(await versionsFound());
          return output;
        },
      ]),
    );
    await bench.knowledge.deliver(next.key, { work: look });
    expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => [1]));
    expect(seen.at(-1)).toEqual([2]);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', version: 2, live_version: 2 });
  });

  it('that cannot be read leaves the one before to searches', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const before = await bench.found();
    const empty = { ...cedar, bytes: new TextEncoder().encode('  \n \n') };
    const next = await bench.knowledge.declareVersion(bench.scope, file.id, empty);
    await bench.knowledge.deliver(next.key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', live_version: 1 });
    expect(await bench.found()).toEqual(before);
    const entries = await bench.knowledge.entries.ofFile(bench.scope, { file_id: file.id, file_version: 2 });
    expect(entries).toMatchObject([{ status: 'failed', reason: { code: 'document_empty' }, deadline_at: null }]);
  });

  it('stays in the snapshots that were made while it was live, and out of those made later', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const made = await bench.knowledge.indexSnapshots.create(bench.scope, bench.index, { note: '' });
    const before = await bench.found();
    const next = await bench.knowledge.declareVersion(bench.scope, file.id, later);
    await bench.knowledge.deliver(next.key);
    const after = await bench.knowledge.indexSnapshots.create(bench.scope, bench.index, { note: '' });
    const asOf = (snapshot_id: string) =>
      bench.knowledge.searchAsOf(bench.scope, [{ index_id: bench.index, snapshot_id }], QUESTION);
    expect((await asOf(made.id)).data).toEqual(before);
    expect((await asOf(after.id)).data.map(({ citation }) => citation.version)).toEqual(before.map(() => 2));
  });
});

describe('deliveries out of order', { timeout: 60_000 }, () => {
  it('and late ones, and several, come to what one of each in order comes to', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const next = await bench.knowledge.declareVersion(bench.scope, file.id, later);
    expect((await bench.knowledge.deliver(key)).ran).toEqual(['claimFile']);
    await Promise.all([next.key, key, next.key].map((one) => bench.knowledge.deliver(one)));
    const ready = await bench.read(file.id);
    const hits = await bench.found();
    const vectors = await bench.knowledge.vectors.count(bench.namespace);
    for (const late of [key, next.key, key]) expect((await bench.knowledge.deliver(late)).ran).toEqual(['claimFile']);
    expect(ready).toMatchObject({ status: 'ready', version: 2, live_version: 2, attempt: 1 });
    expect(await bench.read(file.id)).toEqual(ready);
    expect(await bench.found()).toEqual(hits);
    expect(await bench.knowledge.vectors.count(bench.namespace)).toBe(vectors);
  });
});

describe('a retry', { timeout: 60_000 }, () => {
  it.each([
    ['chunkFile', 0, true],
    ['embedChunks', 0, true],
    ['indexChunks', 0, false],
  ] as const)('after %s failed goes on from there', async (step, parses, embeds) => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { [step]: crash } });
    await bench.knowledge.retryFile(bench.scope, file.id);
    const parse = vi.spyOn(bench.knowledge.parser, 'parse');
    const embed = vi.spyOn(bench.knowledge.embedder, 'embed');
    onTestFinished(() => void vi.restoreAllMocks());
    await bench.knowledge.deliver(key);
    expect(parse).toHaveBeenCalledTimes(parses);
    expect(embed.mock.calls.length > 0).toBe(embeds);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', attempt: 2 });
  });

  it('says another reason where the content was changed meanwhile', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { chunkFile: crash } });
    bench.knowledge.objects.upload(key, changed('Saturday', 'Caturday').bytes, cedar.media_type);
    await bench.knowledge.retryFile(bench.scope, file.id);
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'upload_mismatch' } });
  });
});
