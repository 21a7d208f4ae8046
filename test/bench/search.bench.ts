import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder, SearchService } from '@patchbay/core/vector-search';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { interleave } from './support/interleave.ts';
import { readLabelledSet } from './support/retrieval/labelled-set.ts';
import { type BenchResult, runBench } from './support/run-bench.ts';
import { embedSentences, filesOfPassages, proseOf, seeded } from './support/search/passages.ts';
import { type FilledIndex, type SearchStack, withSearchStack } from './support/search-stack.ts';
import { medianRatio, percentile, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 300, packages: ['chromadb', 'mongodb', 'onnxruntime-node', 'stemmer'] };
const WARM_UP = 50;
const SET = join(REPOSITORY_DIR, 'test/fixtures/retrieval');
/** Prose to mix passages from, beside the set's own documents. */
const DOCS = join(REPOSITORY_DIR, 'docs');
const TENANTS = 50;
const CHUNKS = 10_000;
/** Of each of the other tenants: enough that the stores hold something besides. */
const OTHERS_CHUNKS = 100;
const TOP_K = 5;
type Mode = 'dense' | 'lexical' | 'hybrid';
/** How far the use case looks down the ranking of the store: what it is compared with looks as far. */
const DEPTH = 100;
/** First searches of a process; what one begins to keep for later ones must not burden the next. */
const COLD_ROUNDS = 40;
const COLD_PAUSE_MS = 400;

interface Timed<T> {
  readonly ms: number;
  readonly found: T;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const since = performance.now();
  const found = await work();
  return { ms: performance.now() - since, found };
}

/** What a search costs in one of fifty tenants with 10,000 chunks, with and without the embedding of its query. */
await runBench('search', OPTIONS, async ({ data, rounds, say, signal }) => {
  const set = await readLabelledSet(data ?? SET);
  return withSearchStack(signal, async (stack) => {
    const sentences = await embedSentences(
      [...set.documents.map(({ text }) => text), ...proseOf(DOCS)],
      stack.embedder,
    );
    const random = seeded(50);
    say(`filling ${TENANTS - 1} tenants, ${sentences.length} sentences in every mixture`);
    for (let other = 1; other < TENANTS; other += 1) {
      await stack.fill(filesOfPassages(sentences, OTHERS_CHUNKS, random));
    }
    say(`filling one with ${CHUNKS} chunks`);
    const index = await stack.fill(filesOfPassages(sentences, CHUNKS, random));
    const queries = set.queries.map(({ text }) => text);
    const known = await embedAll(stack.embedder, queries);
    const search = searchIn(index, stack.service(stack.embedder));
    const searchKnown = searchIn(index, stack.service(known));
    const query = (round: number) => queries[round % queries.length] ?? '';
    const options = { rounds, warm_up: WARM_UP };

    say('with the embedding of the query and without it');
    const embedding = await interleave(
      {
        ours: (round) => timed(() => search(query(round), 'hybrid')),
        rival: (round) => timed(() => searchKnown(query(round), 'hybrid')),
      },
      options,
    );
    say('by meaning, beside the store alone');
    const meaning = await interleave(
      {
        ours: (round) => timed(() => searchKnown(query(round), 'dense')),
        rival: (round) => timed(() => askStore(stack, index, known, query(round))),
      },
      options,
    );
    say('by words, and hybrid beside the store alone');
    const both = await interleave(
      {
        ours: (round) => timed(() => searchKnown(query(round), 'hybrid')),
        rival: (round) => timed(() => askStore(stack, index, known, query(round))),
      },
      options,
    );
    const words = await interleave(
      {
        ours: (round) => timed(() => searchKnown(query(round), 'lexical')),
        rival: async () => undefined,
      },
      options,
    );
    say('first searches of a process');
    const cold: Timed<string[]>[] = [];
    for (let round = 0; round < COLD_ROUNDS; round += 1) {
      await sleep(COLD_PAUSE_MS);
      const first = searchIn(index, stack.service(known));
      cold.push(await timed(() => first(query(round), 'hybrid')));
    }
    const warm: Timed<string[]>[] = [];
    for (let round = 0; round < COLD_ROUNDS; round += 1)
      warm.push(await timed(() => searchKnown(query(round), 'hybrid')));
    return summarise(
      { embedding, meaning, both, words: words.ours, cold, warm },
      { sentences: sentences.length, queries: queries.length },
    );
  });
});

/** Knows the embeddings of these queries, as a cache would. */
async function embedAll(embedder: Embedder, queries: readonly string[]): Promise<Embedder> {
  const known = new Map<string, number[]>();
  for (const query of queries) known.set(query, (await embedder.embed([query], 'query'))[0] ?? []);
  return { ...embedder, embed: async (texts) => texts.map((text) => known.get(text) ?? []) };
}

function searchIn({ scope, index_id }: FilledIndex, service: SearchService) {
  return async (query: string, mode: Mode): Promise<string[]> => {
    const { data } = await service.search(scope, { query, mode, index_ids: [index_id], top_k: TOP_K, min_score: -1 });
    return data.map(({ chunk_id }) => chunk_id);
  };
}

async function askStore(
  { vectors }: SearchStack,
  { scope, index_id }: FilledIndex,
  known: Embedder,
  query: string,
): Promise<string[]> {
  const [embedding = []] = await known.embed([query], 'query');
  const namespace = { tenant_id: scope.tenant_id, index_id, generation: 1 };
  return (await vectors.query(namespace, embedding, { top_k: DEPTH })).map(({ id }) => id);
}

type Side = readonly Timed<string[]>[];
interface Measured {
  /** ours: as it is; rival: the embedding is known. */
  readonly embedding: { ours: Side; rival: Side };
  /** ours: a search by meaning; rival: the store. */
  readonly meaning: { ours: Side; rival: Side };
  /** ours: a hybrid search; rival: the store. */
  readonly both: { ours: Side; rival: Side };
  readonly words: Side;
  /** The same hybrid searches, by a process that has not searched before and by one that has. */
  readonly cold: Side;
  readonly warm: Side;
}

/** Whether hits are the store's, best first, but for those that say what a better one says. */
function inOrderOf(nearest: readonly string[], hits: readonly string[]): boolean {
  const places = hits.map((id) => nearest.indexOf(id));
  return places.every((place, at) => (at === 0 ? place === 0 : place > (places[at - 1] ?? 0)));
}

function summarise(
  { embedding, meaning, both, words, cold, warm }: Measured,
  counts: { sentences: number; queries: number },
): BenchResult {
  const times = (side: Side) => side.map(({ ms }) => ms);
  const at = (side: Side, share: number) => rounded(percentile(times(side), share));
  const ratio = ({ ours, rival }: { ours: Side; rival: Side }) => rounded(medianRatio(times(ours), times(rival)));
  const agree = {
    // The embedding that is known is the one that would be made: the hits are the same.
    with_and_without_embedding: embedding.ours.filter(
      ({ found }, at) => found.join() === embedding.rival[at]?.found.join(),
    ).length,
    // The hits by meaning are the store's nearest, in its order.
    hits_as_nearest: meaning.ours.filter(({ found }, at) => inOrderOf(meaning.rival[at]?.found ?? [], found)).length,
    // Of several passages that say the same only one is shown, so there may be fewer than were asked for; never none.
    found_something: meaning.ours.filter(({ found }, at) => {
      const sides = [found, embedding.ours[at]?.found ?? []];
      return sides.every(({ length }) => length > 0 && length <= TOP_K);
    }).length,
  };
  const cold_as_warm = cold.filter(({ found }, at) => found.join() === warm[at]?.found.join()).length;
  return {
    same_work: Object.values(agree).every((rounds) => rounds === words.length) && cold_as_warm === cold.length,
    ratios: { use_case_vs_store: ratio(both), use_case_vs_store_dense: ratio(meaning) },
    figures: {
      p50_ms: at(embedding.ours, 0.5),
      p95_ms: at(embedding.ours, 0.95),
      p50_ms_without_embedding: at(embedding.rival, 0.5),
      p95_ms_without_embedding: at(embedding.rival, 0.95),
      dense: { p50_ms: at(meaning.ours, 0.5), p95_ms: at(meaning.ours, 0.95) },
      lexical: { p50_ms: at(words, 0.5), p95_ms: at(words, 0.95) },
      store: { p50_ms: at(both.rival, 0.5), p95_ms: at(both.rival, 0.95), top_k: DEPTH },
      cold: { p50_ms_without_embedding: at(cold, 0.5), p95_ms_without_embedding: at(cold, 0.95), rounds: cold.length },
      rounds: words.length,
      agree: { ...agree, cold_as_warm },
      tenants: TENANTS,
      chunks: CHUNKS,
      chunks_of_others: OTHERS_CHUNKS,
      ...counts,
      top_k: TOP_K,
      targets: { p95_ms: 60, use_case_vs_store: 2 },
    },
  };
}
