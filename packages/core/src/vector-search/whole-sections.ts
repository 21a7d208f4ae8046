import type { TenantScope } from '../kernel/index.ts';
import { type ChunkRepository, chunkSetKey, type StoredChunk } from './chunk-repository.ts';

/** Passages of a section on each side of a hit, at most: a section may be a whole book. */
export const SECTION_REACH = 5;

/** A hit with the passages that it is read with, in the order of the document. */
interface InSection<T> {
  readonly hit: T;
  readonly passages: readonly StoredChunk[];
}

const sameHeadings = (one: StoredChunk, other: StoredChunk) =>
  one.heading_path.length === other.heading_path.length &&
  one.heading_path.every((heading, at) => heading === other.heading_path[at]);

/** The passages around a hit, both ways as far as they stand under its headings one after the other. */
function sectionOf(hit: StoredChunk, near: ReadonlyMap<number, StoredChunk>): StoredChunk[] {
  const passages: StoredChunk[] = [hit];
  for (const step of [-1, 1]) {
    for (let at = 1; at <= SECTION_REACH; at += 1) {
      const next = near.get(hit.ordinal + step * at);
      if (next === undefined || !sameHeadings(hit, next)) break;
      if (step === 1) passages.push(next);
      else passages.unshift(next);
    }
  }
  return passages;
}

/**
 * The best hits with the sections that they stand in. A section is said once: a hit that a better one's section says is
 * no hit of its own, and where two reach into the same long section, the better one says what is between them.
 */
export async function inSections<T extends StoredChunk>(
  chunks: Pick<ChunkRepository, 'findRanges'>,
  scope: TenantScope,
  ranked: readonly T[],
  top_k: number,
): Promise<InSection<T>[]> {
  if (ranked.length === 0) return [];
  const ranges = ranked.map(({ file_id, file_version, chunker, ordinal }) => {
    return { file_id, file_version, chunker, from: ordinal - SECTION_REACH, to: ordinal + SECTION_REACH };
  });
  const bySet = Map.groupBy(await chunks.findRanges(scope, ranges), chunkSetKey);
  const said = new Set<string>();
  const found: InSection<T>[] = [];
  for (const hit of ranked) {
    if (found.length === top_k) break;
    if (said.has(hit.id)) continue;
    const near = new Map((bySet.get(chunkSetKey(hit)) ?? []).map((chunk) => [chunk.ordinal, chunk]));
    const passages = sectionOf(hit, near).filter(({ id }) => !said.has(id));
    for (const { id } of passages) said.add(id);
    found.push({ hit, passages });
  }
  return found;
}
