import { type Evidence, weigh } from './evidence.ts';
import type { KnowledgeResult } from './knowledge-result.ts';
import { type Candidate, candidatesOf } from './sentences.ts';
import type { Meanings } from './word-meanings.ts';

/** Set on the labelled questions of honesty/ (see answer-selection.test.ts). */
const WEIGHT = { meaning: 1, coverage: 0.45, rarest: 0.2, typed: 0.12 };
const THRESHOLD = 0.9;
/** A sentence that means something else altogether is no answer, whatever words it shares. */
const LEAST_MEANING = 0.25;

/** One number for the evidence; −1 when the candidate cannot be the answer. */
export function scoreOf(evidence: Evidence): number {
  const { meaning, coverage, rarest, fits_type, typed, fits_days } = evidence;
  if (!fits_type || !fits_days || meaning < LEAST_MEANING) return -1;
  return WEIGHT.meaning * meaning + WEIGHT.coverage * coverage + WEIGHT.rarest * rarest + (typed ? WEIGHT.typed : 0);
}

/** The sentence of the search results that answers the question, or undefined: the documents do not say. */
export async function selectAnswer(
  question: string,
  result: KnowledgeResult,
  meanings: Meanings,
): Promise<Candidate | undefined> {
  if (!result.grounded) return undefined;
  const weighed = await weigh(question, candidatesOf(result), meanings);
  const [best] = weighed.map((evidence) => ({ evidence, score: scoreOf(evidence) })).sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= THRESHOLD ? best.evidence.candidate : undefined;
}
