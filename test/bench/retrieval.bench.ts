import { join } from 'node:path';
import type { Chunk, DocumentPage } from '@patchbay/core/ingestion-pipeline';
import type { Embedder } from '@patchbay/core/vector-search';
import { chunkDocument } from '@patchbay/documents';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { type LabelledSet, readLabelledSet } from './support/retrieval/labelled-set.ts';
import { type Measured, measureModes } from './support/retrieval/measure-modes.ts';
import { type BenchResult, runBench } from './support/run-bench.ts';
import { type SearchedFile, withSearchStack } from './support/search-stack.ts';

const OPTIONS = { rounds: 1, packages: ['chromadb', 'mongodb', 'onnxruntime-node', 'stemmer'] };
const OWN_SET = join(REPOSITORY_DIR, 'test/fixtures/retrieval');

/** How well each mode finds what is labelled as right, through the use case itself; documents cut and whole. */
await runBench('retrieval', OPTIONS, async ({ data, say, signal }) => {
  const set = await readLabelledSet(data ?? OWN_SET);
  return withSearchStack(signal, async (stack) => {
    const embedder = remembering(stack.embedder);
    const measured = {} as Record<'chunked' | 'whole', Measured>;
    for (const cut of ['chunked', 'whole'] as const) {
      say(`${set.name}: indexing ${set.documents.length} documents, ${cut}`);
      const index = await stack.fill(filesOf(set, cut));
      const measure = {
        service: stack.service(embedder),
        index,
        queries: set.queries,
        by_page: set.documents.some(({ pages }) => pages !== undefined),
        signal,
      };
      const figures = await measureModes(measure, (line) => say(`${set.name}, ${cut}, ${line}`));
      const namespace = { tenant_id: index.scope.tenant_id, index_id: index.index_id, generation: 1 };
      measured[cut] = { ...figures, files: index.names.size, chunks: await stack.vectors.count(namespace) };
    }
    return summarise(set, measured);
  });
});

/** Each query is embedded once, so that the time of a search is that of everything else. */
function remembering(embedder: Embedder): Embedder {
  const known = new Map<string, Promise<number[][]>>();
  return {
    ...embedder,
    embed(texts, purpose) {
      const key = JSON.stringify([purpose, texts]);
      const found = known.get(key) ?? embedder.embed(texts, purpose);
      known.set(key, found);
      return found;
    },
  };
}

function* filesOf({ documents }: LabelledSet, cut: 'chunked' | 'whole'): Generator<SearchedFile> {
  for (const { _id, title, text, pages } of documents) {
    if (pages !== undefined) {
      yield { name: _id, chunks: cut === 'whole' ? pages.map(pageChunk) : chunkDocument({ pages: [...pages] }) };
      continue;
    }
    const whole = title ? `${title}\n\n${text}` : text;
    if (whole.trim() === '') continue;
    const headings = title ? [{ text: title, level: 1, start: 0 }] : [];
    yield {
      name: _id,
      chunks: cut === 'whole' ? [oneChunk(whole)] : chunkDocument({ pages: [{ number: 1, text: whole, headings }] }),
    };
  }
}

function oneChunk(text: string): Chunk {
  const place = { ordinal: 0, page_start: 1, page_end: 1, start: 0, end: text.length };
  return { ...place, text, heading_path: [], kind: 'text', token_estimate: 1 };
}

function pageChunk({ number, text }: DocumentPage, ordinal: number): Chunk {
  return { ...oneChunk(text), ordinal, page_start: number, page_end: number };
}

function summarise(set: LabelledSet, { chunked, whole }: Record<'chunked' | 'whole', Measured>): BenchResult {
  const { lexical, dense, hybrid } = chunked.modes;
  const single = Math.max(lexical.ndcg_at_10, dense.ndcg_at_10);
  return {
    // Both cuts hold the same documents, and every query was put to every mode of both.
    same_work: chunked.files === whole.files && chunked.searches === whole.searches && chunked.searches > 0,
    ratios: {
      hybrid_vs_best_single: Number((hybrid.ndcg_at_10 / single).toFixed(4)),
      chunked_minus_whole: Number((hybrid.ndcg_at_10 - whole.modes.hybrid.ndcg_at_10).toFixed(4)),
    },
    figures: { set: set.name, documents: chunked.files, queries: set.queries.length, chunked, whole },
  };
}
