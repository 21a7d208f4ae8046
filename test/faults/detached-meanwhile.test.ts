import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { useBench } from '../ingestion/support/bench.ts';

const bench = useBench();

describe('a file that is taken out of an index while it is claimed', { timeout: 60_000 }, () => {
  it('is found there no more, whichever of the two came first, and has nothing open there', async () => {
    const { knowledge, scope, index } = bench;
    const { file, key } = await bench.declared();
    await knowledge.deliver(key);
    const next = { name: 'cedar-2.txt', media_type: 'text/plain', bytes: Buffer.from('The clinic opens at nine.') };
    const second = await knowledge.declareVersion(scope, file.id, next as never);
    const { ofIngestion } = knowledge.indexes;
    onTestFinished(() => void vi.restoreAllMocks());
    vi.spyOn(knowledge.indexes, 'ofIngestion').mockImplementationOnce(async (of, ids) => {
      const found = await ofIngestion(of, ids);
      await knowledge.indexContents.detach(scope, index, file.id);
      return found;
    });
    await knowledge.deliver(second.key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', live_version: 2, index_ids: [] });
    const entries = await knowledge.entries.ofFile(scope, { file_id: file.id });
    expect(entries.filter(({ until }) => until === null)).toEqual([]);
    expect(await bench.found()).toEqual([]);
  });
});
