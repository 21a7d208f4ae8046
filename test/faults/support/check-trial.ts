import { isDeepStrictEqual } from 'node:util';
import { chunksOf } from './clean-chunks.ts';
import type { FaultyKnowledge } from './faulty-knowledge.ts';
import { checkKnowledge, type Discrepancy } from './knowledge-checker.ts';
import type { Trial } from './trial.ts';

interface FileRow {
  readonly _id: string;
  readonly status: string;
  readonly version: number;
  readonly live_version: number | null;
  readonly index_ids: readonly string[];
}

/** Files that are neither ready, nor failed, nor archived; where somebody retried, also those that are failed. */
function unfinished({ retries }: Trial, rows: readonly FileRow[]): Discrepancy[] {
  const ends = retries ? ['ready', 'archived'] : ['ready', 'failed', 'archived'];
  return rows
    .filter(({ status }) => !ends.includes(status))
    .map(({ _id, status }) => ({ what: `file is ${status}`, where: _id }));
}

async function chunks(faulty: FaultyKnowledge, { documents }: Trial): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const [place, document] of documents) {
    const [file_id = '', version] = place.split('/');
    for (const [chunker, rows] of await chunksOf(faulty, file_id, Number(version))) {
      const same = isDeepStrictEqual(rows, document.chunks.get(chunker));
      // A try that failed and was not repeated may have left a part: no search finds it.
      const part = rows.every((row) => document.chunks.get(chunker)?.some((other) => isDeepStrictEqual(row, other)));
      const ready = await faulty.knowledge.test.client
        .db(faulty.knowledge.test.name)
        .collection('index_entries')
        .countDocuments({ file_id, file_version: Number(version), chunker, status: 'searchable' });
      if (ready > 0 ? !same : !part) found.push({ what: 'chunks differ from those of a clean run', where: place });
    }
  }
  return found;
}

/** Searches find exactly what is live where it is live. */
async function searches(
  { knowledge }: FaultyKnowledge,
  { scope, indexes, documents }: Trial,
  rows: readonly FileRow[],
): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  const db = knowledge.test.client.db(knowledge.test.name);
  for (const index_id of indexes) {
    const live = rows
      .filter(({ index_ids, status }) => index_ids.includes(index_id) && status !== 'archived')
      .flatMap(({ _id, live_version }) => (live_version === null ? [] : [`${_id}/${live_version}`]));
    for (const [place, { query }] of documents) {
      const [file_id] = place.split('/');
      const { data } = await knowledge.searchFor(scope, [index_id], query, { top_k: 20, min_score: 0 });
      const places = new Set(data.map(({ citation }) => `${citation.file_id}/${citation.version}`));
      for (const other of places) {
        if (!live.includes(other))
          found.push({ what: 'a search finds what is not live', where: `${other} in ${index_id}` });
      }
      const failed = await db
        .collection('index_entries')
        .countDocuments({ index_id, file_id, until: null, status: 'failed' } as object);
      if (live.includes(place) && !places.has(place) && failed === 0) {
        found.push({ what: 'a search does not find what is live', where: `${place} in ${index_id}` });
      }
    }
  }
  return found;
}

/** Everything that is not as it has to be after a trial, and after what runs by the clock. */
export async function checkTrial(faulty: FaultyKnowledge, trial: Trial): Promise<Discrepancy[]> {
  const { knowledge, chroma_url, bucket, clock } = faulty;
  const db = knowledge.test.client.db(knowledge.test.name);
  const { tenant_id } = trial.scope;
  const rows = (await db.collection('files').find({ tenant_id }).toArray()) as unknown as FileRow[];
  const state = { db, chroma_url, tenant_id, keys: bucket.keys, now: clock.now() };
  return [
    ...(await checkKnowledge(state)),
    ...unfinished(trial, rows),
    ...(await chunks(faulty, trial)),
    ...(await searches(faulty, trial, rows)),
  ];
}
