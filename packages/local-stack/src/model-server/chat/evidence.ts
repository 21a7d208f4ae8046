import { answerCheck } from './answer-type.ts';
import { daysIn, isDayWord } from './calendar.ts';
import { type Candidate, leansOnBefore } from './sentences.ts';
import { type Meanings, similarity } from './word-meanings.ts';
import { contentWordsOf, isContradicted, namesBothEnds, sameWord, wordsOf } from './words.ts';

/** How well a candidate answers a question, as separate observations: see answer-selection.ts for the verdict. */
export type Evidence = {
  candidate: Candidate;
  /** Cosine of question and sentence, the better of the bare sentence and the sentence in its place. */
  meaning: number;
  /** Share (0–1) of the question's content words, rarer ones counting more, that the sentence has or means. */
  coverage: number;
  /** How well the question's most telling words are covered (0–1). */
  rarest: number;
  /** Whether a word of the question is excluded by what the sentence names instead. */
  contradicted: boolean;
  /**
   * 0 when the question asks for a price, a time… and the sentence has none, 1 when it has one, 0.5 for something like
   * one; undefined when the question's words do not tell what it asks for.
   */
  type_fit: number | undefined;
  /** Whether the question names a code or a long number, and the sentence does too. */
  names_code: boolean;
  /** False when the question names days, codes or long numbers and the sentence does not speak of them. */
  fits_specifics: boolean;
};

/** Only the candidates nearest in meaning are looked at word by word. */
const LOOKED_AT = 12;
/** What a word counts that stands only in the heading, the file's name, or a sentence before that this one leans on. */
const NEARBY = 0.9;
/** What a word counts that stands only in a sentence before that this one does not lean on. */
const BEFORE = 0.6;

/** Weighs the candidates nearest in meaning to a question. */
export async function weigh(
  question: string,
  candidates: readonly Candidate[],
  meanings: Meanings,
): Promise<Evidence[]> {
  if (candidates.length === 0) return [];
  const near = await nearest(question, candidates, meanings);
  const weights = wordWeights(question, candidates);
  const codes = wordsOf(question).filter((word) => /\p{L}\d|\d\d/u.test(word));
  const all = near.flatMap(({ own, around, before }) => [...own, ...around, ...before]);
  const vectors = await meanings.of([...weights.keys(), ...all]);
  const check = answerCheck(question);
  const days = daysIn(question);
  // "Are you open on Sunday" is well answered by "closed"; "when do you open" is not.
  const asksForOne = /\b(?:what|when|where|which|who|how)\b/i.test(question);
  const heaviest = Math.max(0, ...weights.values());
  return near.map(({ candidate, meaning, own, around, before }) => {
    const covered = [...weights].map(([word, weight]) => ({
      weight,
      share: Math.max(
        namesBothEnds(word, candidate.text) ? NEARBY : 0,
        covers(own, word, vectors),
        NEARBY * covers(around, word, vectors),
        (leansOnBefore(candidate) ? NEARBY : BEFORE) * covers(before, word, vectors),
      ),
    }));
    return {
      candidate,
      meaning,
      coverage: mean(covered),
      rarest: mean(covered.filter(({ weight }) => weight >= 0.9 * heaviest)),
      contradicted: asksForOne && [...weights.keys()].some((word) => isContradicted(word, candidate.text, own)),
      type_fit: check?.(candidate.text),
      names_code: codes.length > 0 && namesAll(candidate.text, codes),
      fits_specifics: fitsDays(days, candidate) && namesAll(candidate.text, codes),
    };
  });
}

type Near = { candidate: Candidate; meaning: number; own: string[]; around: string[]; before: string[] };

async function nearest(question: string, candidates: readonly Candidate[], meanings: Meanings): Promise<Near[]> {
  const inPlace = ({ heading, before, text }: Candidate) => [heading, before, text].filter(Boolean).join(' ');
  const vectors = await meanings.of([question, ...candidates.flatMap((one) => [one.text, inPlace(one)])]);
  const vector = (text: string) => vectors.get(text) as Float32Array;
  const cosine = (text: string) => similarity(vector(question), vector(text));
  return candidates
    .map((candidate) => ({
      candidate,
      meaning: Math.max(cosine(candidate.text), cosine(inPlace(candidate))),
      own: contentWordsOf(candidate.text),
      around: [...contentWordsOf(candidate.heading), ...topicOf(candidate)],
      before: contentWordsOf(candidate.before),
    }))
    .sort((a, b) => b.meaning - a.meaning)
    .slice(0, LOOKED_AT);
}

/** The question's content words, each with its weight: one that most candidates have (`clinic`) tells little. */
function wordWeights(question: string, candidates: readonly Candidate[]): Map<string, number> {
  const texts = candidates.map(({ heading, text }) => contentWordsOf(`${heading} ${text}`));
  const topics = [...new Set(candidates.flatMap(topicOf))];
  const asked = contentWordsOf(question).filter((word) => !isDayWord(word));
  return new Map(
    asked.map((word) => {
      const isTopic = topics.some((topic) => sameWord(word, topic));
      const having = isTopic
        ? texts.length
        : texts.filter((words) => words.some((other) => sameWord(word, other))).length;
      return [word, Math.log(1 + (texts.length + 1) / (having + 0.5))];
    }),
  );
}

/** What the whole document is about, as far as its file's name tells. */
const topicOf = ({ citation }: Candidate) =>
  contentWordsOf(citation.file_name.replace(/\.\w+$/, '').replace(/[_-]+/g, ' '));

/** 1 for the word itself, less for a word that only means something like it. */
function covers(words: readonly string[], word: string, vectors: ReadonlyMap<string, Float32Array>): number {
  if (words.some((other) => sameWord(word, other))) return 1;
  const own = vectors.get(word);
  if (!own || /\d/.test(word)) return 0;
  const best = Math.max(0, ...words.map((other) => similarity(own, vectors.get(other) as Float32Array)));
  // Below 0.5 MiniLM sees mere relatedness.
  return Math.min(0.9, Math.max(0, (best - 0.5) / 0.33));
}

/** The days a sentence speaks of are its own, or else those of its heading and the sentence before. */
function fitsDays(asked: ReadonlySet<number>, { text, heading, before }: Candidate): boolean {
  const own = daysIn(text);
  const spoken = own.size > 0 ? own : daysIn(`${heading}. ${before}`);
  return [...asked].every((day) => spoken.has(day));
}

function namesAll(text: string, codes: readonly string[]): boolean {
  const words = wordsOf(text);
  return codes.every((code) => words.includes(code));
}

function mean(covered: ReadonlyArray<{ weight: number; share: number }>): number {
  const total = covered.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 1 : covered.reduce((sum, { weight, share }) => sum + weight * share, 0) / total;
}
