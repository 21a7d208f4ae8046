import { type Evidence, weigh } from './evidence.ts';
import type { KnowledgeResult } from './knowledge-result.ts';
import { type Candidate, candidatesOf } from './sentences.ts';
import type { Meanings } from './word-meanings.ts';

/** Set by hand on honesty/calibration-set.ts and measured on honesty/second-set.ts: see answer-selection.test.ts. */
const WEIGHT = { meaning: 1, coverage: 0.45, rarest: 0.2, type_fit: 0.12, code: 0.15, lead: 0.03 };
/** Between 0.90 and 0.95 neither set has a question answered that should not be. */
const THRESHOLD = 0.92;
/** A sentence that means something else altogether is no answer, whatever words it shares. */
const LEAST_MEANING = 0.25;

/** One number for the evidence; −1 when the candidate cannot be the answer. */
export function scoreOf({ candidate, ...evidence }: Evidence): number {
  if (evidence.type_fit === 0 || evidence.contradicted || !evidence.fits_specifics) return -1;
  if (evidence.meaning < LEAST_MEANING) return -1;
  return (
    WEIGHT.meaning * evidence.meaning +
    WEIGHT.coverage * evidence.coverage +
    WEIGHT.rarest * evidence.rarest +
    WEIGHT.type_fit * (evidence.type_fit ?? 0) +
    (evidence.names_code ? WEIGHT.code : 0) +
    // What a paragraph is about, its first sentence says.
    (candidate.before === '' ? WEIGHT.lead : 0)
  );
}

/** The sentence of the search results that answers the question, or undefined: the documents do not say. */
export async function selectAnswer(
  question: string,
  result: KnowledgeResult,
  meanings: Meanings,
): Promise<Candidate | undefined> {
  if (!result.grounded) return undefined;
  const weighed = await weigh(question, candidatesOf(result), meanings);
  const scored = weighed.map((evidence) => ({ candidate: evidence.candidate, score: scoreOf(evidence) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= THRESHOLD ? best.candidate : undefined;
}
