import { embeddingTextOf } from '../ingestion-pipeline/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import { type ChunkRepository, chunkSetKey, type StoredChunk } from './chunk-repository.ts';
import type { Ranked } from './fuse-rankings.ts';
import { joinPassages } from './join-passages.ts';
import type { Reranker } from './reranker.ts';
import { withoutRepeats } from './same-passage.ts';
import type { SearchHit, SearchRequest } from './search.ts';
import { inSections } from './whole-sections.ts';

interface HitMakerDeps {
  readonly chunks: Pick<ChunkRepository, 'findRanges'>;
  readonly reranker?: Reranker | undefined;
}

/** A place in the ranking with what stands there. */
export type Found = Ranked & StoredChunk & { readonly reranked?: number };

/** Passages that a reranker reads. */
const RERANKED = 50;

function toHit(found: Found, text: string): SearchHit {
  return {
    chunk_id: found.id,
    index_id: found.index_id,
    text,
    heading_path: found.heading_path,
    score: found.score,
    scores: {
      dense: found.dense,
      lexical: found.lexical,
      fused: found.fused,
      reranked: found.reranked ?? null,
      ranks: found.ranks,
    },
    citation: {
      file_id: found.file_id,
      file_name: found.file_name,
      version: found.file_version,
      page: found.page_start,
      ...(found.page_end === found.page_start ? {} : { page_end: found.page_end }),
      start: found.start,
      end: found.end,
      text: found.text,
    },
  };
}

/** Rows in the middle of a table say nothing without its header. */
const withHeader = (first: Pick<StoredChunk, 'table_header'> | undefined, text: string) =>
  first?.table_header === undefined ? text : `${first.table_header}\n${text}`;

/** Makes hits of the best of a ranking. */
export function createHitMaker({ chunks, reranker }: HitMakerDeps) {
  /** The order of what reads query and passage together; the fused one where it is away. */
  async function reranked(query: string, ranked: readonly Found[]): Promise<readonly Found[]> {
    const found = ranked.slice(0, RERANKED);
    if (reranker === undefined || found.length < 2) return ranked;
    // With their headings, as they were embedded: a paragraph that never names its subject is read with it.
    const texts = found.map(embeddingTextOf);
    const scores = await reranker.rerank(query, texts).catch(() => []);
    if (scores.length !== found.length) return ranked;
    const best = found.map((one, at) => ({ ...one, reranked: scores[at] ?? 0 }));
    // Equals keep the order that they had.
    return [...best.sort((a, b) => b.reranked - a.reranked), ...ranked.slice(RERANKED)];
  }

  async function texts(scope: TenantScope, found: readonly Found[], expand: number): Promise<string[]> {
    if (expand === 0 || found.length === 0) return found.map((chunk) => withHeader(chunk, chunk.text));
    const ranges = found.map(({ file_id, file_version, chunker, ordinal }) => {
      return { file_id, file_version, chunker, from: ordinal - expand, to: ordinal + expand };
    });
    const around = await chunks.findRanges(scope, ranges);
    // A neighbour of two hits is said by the better one. None is between a hit and what is left of its own neighbours:
    // all of them reach equally far, and no hit is within reach of a better one.
    const said = new Set(found.map(({ id }) => id));
    return ranges.map(({ from, to, ...set }, at) => {
      const own = around.filter((chunk) => {
        const { id, ordinal } = chunk;
        if (chunkSetKey(chunk) !== chunkSetKey(set) || ordinal < from || ordinal > to) return false;
        return id === found[at]?.id || !said.has(id);
      });
      for (const { id } of own) said.add(id);
      return withHeader(own[0], joinPassages(own));
    });
  }

  return async (scope: TenantScope, request: SearchRequest, ranked: readonly Found[]): Promise<SearchHit[]> => {
    const { query, top_k, expand } = request;
    const best = await reranked(query, ranked);
    if (expand === 'section') {
      const sections = await inSections(chunks, scope, withoutRepeats(best, 0), top_k);
      return sections.map(({ hit, passages }) => toHit(hit, withHeader(passages[0], joinPassages(passages))));
    }
    const hits = withoutRepeats(best, expand).slice(0, top_k);
    const read = await texts(scope, hits, expand);
    return hits.map((one, at) => toHit(one, read[at] ?? one.text));
  };
}
