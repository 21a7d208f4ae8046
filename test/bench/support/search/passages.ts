import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chunk } from '@patchbay/core/ingestion-pipeline';
import type { Embedder } from '@patchbay/core/vector-search';
import type { SearchedFile } from '../search-stack.ts';

const SENTENCES_A_PASSAGE = 4;
const PASSAGES_A_FILE = 100;
const BATCH = 64;

/** The same numbers in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Sentence {
  readonly text: string;
  readonly embedding: readonly number[];
}

/** The Markdown files under a directory, without their code and their tables. */
export function proseOf(directory: string): string[] {
  return globSync('**/*.md', { cwd: directory })
    .sort()
    .map((file) => readFileSync(join(directory, file), 'utf8').replaceAll(/```[\s\S]*?```|^[|#].*$/gm, ''));
}

/** Every sentence of these texts, embedded once. */
export async function embedSentences(documents: readonly string[], embedder: Embedder): Promise<Sentence[]> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const texts = documents.flatMap((text) =>
    Array.from(segmenter.segment(text), ({ segment }) => segment.replaceAll(/\s+/g, ' ').trim()),
  );
  const distinct = [...new Set(texts)].filter((text) => text.length > 20 && text.length < 400);
  const sentences: Sentence[] = [];
  for (let at = 0; at < distinct.length; at += BATCH) {
    const part = distinct.slice(at, at + BATCH);
    const embeddings = await embedder.embed(part, 'document');
    sentences.push(...part.map((text, place) => ({ text, embedding: embeddings[place] ?? [] })));
  }
  return sentences;
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * Files of passages that are sentences of a set in every mixture. A passage's vector is the mean of its sentences': the
 * model itself makes the vector of a text as the mean of its tokens', so it lies where an embedding of it would about
 * lie, and ten thousand of them need no more than the sentences to be embedded.
 */
export function* filesOfPassages(
  sentences: readonly Sentence[],
  count: number,
  random: () => number,
): Generator<SearchedFile> {
  for (let at = 0; at < count; at += PASSAGES_A_FILE) {
    const chunks: Chunk[] = [];
    const embeddings: number[][] = [];
    for (let ordinal = 0; ordinal < Math.min(PASSAGES_A_FILE, count - at); ordinal += 1) {
      const parts = Array.from(
        { length: SENTENCES_A_PASSAGE },
        () => sentences[Math.floor(random() * sentences.length)] as Sentence,
      );
      const text = parts.map((part) => part.text).join(' ');
      const page = ordinal + 1;
      const place = { ordinal, page_start: page, page_end: page, start: 0, end: text.length };
      chunks.push({ ...place, text, heading_path: [], kind: 'text', token_estimate: Math.ceil(text.length / 4) });
      const dimensions = parts[0]?.embedding.length ?? 0;
      const sum = Array.from({ length: dimensions }, (_, axis) =>
        parts.reduce((total, { embedding }) => total + (embedding[axis] ?? 0), 0),
      );
      embeddings.push(unit(sum));
    }
    yield { name: `file-${at / PASSAGES_A_FILE + 1}`, chunks, embeddings };
  }
}
