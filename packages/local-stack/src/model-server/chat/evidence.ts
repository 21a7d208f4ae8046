import { answerCheck } from './answer-type.ts';
import { daysIn, isDayWord } from './calendar.ts';
import type { Candidate } from './sentences.ts';
import { type Meanings, similarity } from './word-meanings.ts';
import { contentWordsOf, sameWord } from './words.ts';

/** How well a candidate answers a question, as separate observations: see answer-selection.ts for the verdict. */
export type Evidence = {
  candidate: Candidate;
  /** Cosine of question and sentence, the better of the bare sentence and the sentence under its heading. */
  meaning: number;
  /** Share (0–1) of the question's content words, rarer ones counting more, that the sentence has or means. */
  coverage: number;
  /** How well the question's rarest word is covered (0–1). */
  rarest: number;
  /** False when the question asks for a price, a time… and the sentence has none. */
  fits_type: boolean;
  /** True when the question's words told what kind of thing it asks for. */
  typed: boolean;
  /** False when the question names days and the sentence does not speak of them. */
  fits_days: boolean;
};

/** Only the candidates nearest in meaning are looked at word by word. */
const LOOKED_AT = 24;

/** Weighs all candidates against a question, the nearest in meaning first. */
export async function weigh(
  question: string,
  candidates: readonly Candidate[],
  meanings: Meanings,
): Promise<Evidence[]> {
  if (candidates.length === 0) return [];
  const near = await nearest(question, candidates, meanings);
  const weights = wordWeights(question, candidates);
  const vectors = await meanings.ofWords(near.flatMap(({ words }) => words).concat([...weights.keys()]));
  const check = answerCheck(question);
  const days = daysIn(question);
  return near.map(({ candidate, meaning, words }) => {
    const covered = [...weights].map(([word, weight]) => ({ weight, share: covers(words, word, vectors) }));
    const total = covered.reduce((sum, { weight }) => sum + weight, 0);
    const heaviest = covered.reduce((most, { weight }) => Math.max(most, weight), 0);
    const rare = covered.filter(({ weight }) => weight >= 0.99 * heaviest).map(({ share }) => share);
    const spoken = daysIn(`${candidate.heading}. ${candidate.before} ${candidate.text}`);
    return {
      candidate,
      meaning,
      coverage: total === 0 ? 1 : covered.reduce((sum, { weight, share }) => sum + weight * share, 0) / total,
      rarest: rare.length === 0 ? 1 : rare.reduce((sum, share) => sum + share, 0) / rare.length,
      fits_type: check?.(candidate.text) ?? true,
      typed: check !== undefined,
      fits_days: [...days].every((day) => spoken.has(day)),
    };
  });
}

type Near = { candidate: Candidate; meaning: number; words: string[] };

async function nearest(question: string, candidates: readonly Candidate[], meanings: Meanings): Promise<Near[]> {
  const bare = candidates.map(({ text }) => text);
  const placed = candidates.map(({ heading, before, text }) => [heading, before, text].filter(Boolean).join(' '));
  const [asked, ...vectors] = await meanings.of([question, ...bare, ...placed]);
  const cosine = (index: number) => similarity(asked as Float32Array, vectors[index] as Float32Array);
  return candidates
    .map((candidate, index) => ({
      candidate,
      meaning: Math.max(cosine(index), cosine(candidates.length + index)),
      words: contentWordsOf(`${candidate.heading} ${candidate.before} ${candidate.text}`),
    }))
    .sort((a, b) => b.meaning - a.meaning)
    .slice(0, LOOKED_AT);
}

/** The question's content words, each with its weight: one that most candidates have (`clinic`) tells little. */
function wordWeights(question: string, candidates: readonly Candidate[]): Map<string, number> {
  const texts = candidates.map(({ heading, text }) => contentWordsOf(`${heading} ${text}`));
  const asked = contentWordsOf(question).filter((word) => !isDayWord(word));
  return new Map(
    asked.map((word) => {
      const having = texts.filter((words) => words.some((other) => sameWord(word, other))).length;
      return [word, Math.log(1 + (texts.length + 1) / (having + 0.5))];
    }),
  );
}

/** 1 for the word itself, less for a word that only means something like it. */
function covers(words: readonly string[], word: string, vectors: ReadonlyMap<string, Float32Array>): number {
  if (words.some((other) => sameWord(word, other))) return 1;
  const own = vectors.get(word);
  if (!own || /\d/.test(word)) return 0;
  const best = Math.max(0, ...words.map((other) => similarity(own, vectors.get(other) as Float32Array)));
  // Below 0.5 MiniLM sees mere relatedness (`saturday` and `sunday` have 0.8, which is why days are apart).
  return Math.min(0.9, Math.max(0, (best - 0.5) / 0.33));
}
