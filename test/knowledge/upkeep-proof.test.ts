import { startComponent } from '@patchbay/testing';
import { createVectorStores } from '@patchbay/vector';
import { expect, it } from 'vitest';
import { checkKnowledge } from '../faults/support/knowledge-checker.ts';
import {
  chunkRows,
  DAY,
  INDEX,
  idAgo,
  idsOfEntries,
  pointOf,
  SPACE,
  TENANT,
  upkeepWorld,
} from './support/upkeep-world.ts';

const { chroma_url } = await startComponent('chroma');
const store = createVectorStores({ chroma_url }).of('chroma');
const world = await upkeepWorld(store);

const check = async () => {
  const keys = async (prefix: string) => [...world.objects.keys].filter((key) => key.startsWith(prefix));
  const found = await checkKnowledge({ db: world.raw, chroma_url, tenant_id: TENANT, keys, now: world.now() });
  return [...new Set(found.map(({ what }) => what))].toSorted();
};

it('one walk leaves nothing that an independent look at MongoDB, Chroma and the bucket finds fault with', {
  timeout: 60_000,
}, async () => {
  const [one, two, three, gone] = [1, 2, 3, 7].map((number) => idAgo('file', 9 * DAY, number)) as [
    string,
    string,
    string,
    string,
  ];
  const settled = { live_version: 1, index_ids: [INDEX], deadline_at: null, reason: null };
  await world.tenant();
  await world.index({ generation: 2, last_generation: 2, next_snapshot: 3 });
  await world.snapshot(1, { generation: 2 });
  for (const id of [one, two]) {
    await world.file(id, settled);
    world.objects.keys.add(`uploads/${TENANT}/${id}/1`);
  }
  await world.file(three, { ...settled, status: 'archived', index_ids: [] });
  const serving = await world.entry({ file_id: one, generation: 2 });
  await world.entry({ file_id: two, generation: 2 });
  expect(await check()).toEqual([]);

  await world.entry({ file_id: one, until: 2, chunker: 'older' });
  await world.entry({ file_id: three, generation: 2, until: 2 });
  await store.remove({ ...SPACE, generation: 2 }, idsOfEntries(serving).slice(1));
  const stray = { ...serving, file_id: gone };
  await world.chunks.upsert(world.scopeOf(), chunkRows(stray));
  await store.upsert(
    { ...SPACE, generation: 2 },
    chunkRows(stray).map((chunk) => pointOf(chunk, stray)),
  );
  world.objects.keys.add(`work/${TENANT}/${gone}/1/chunks.json`);
  expect(await check()).toEqual([
    'chunks without an entry',
    'object without a file',
    'searchable without 2 vectors',
    'vector of an entry that left is open',
    'vector without an entry',
    'vectors of a generation that nothing uses',
  ]);

  await world.round();
  expect(await check()).toEqual([]);
  const { repaired } = await world.round();
  expect(new Set(Object.values(repaired))).toEqual(new Set([0]));
});
