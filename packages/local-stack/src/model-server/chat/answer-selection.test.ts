import { loadTextEmbedder, type TextEmbedder } from '@patchbay/models/minilm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFiles } from '../testing.ts';
import { selectAnswer } from './answer-selection.ts';
import { calibrationSet } from './honesty/calibration-set.ts';
import type { LabelledDocument } from './honesty/labelled-document.ts';
import { secondSet } from './honesty/second-set.ts';
import { toQuery } from './user-turn.ts';
import { createMeanings, type Meanings } from './word-meanings.ts';

let embedder: TextEmbedder;
let meanings: Meanings;
beforeAll(async () => {
  embedder = await loadTextEmbedder((await modelFiles()).embedding);
  meanings = createMeanings(embedder);
}, 300_000);
afterAll(() => embedder?.close());

/** Runs every question and counts: right answers, answers that are wrong, answers where the document says nothing. */
async function measure(set: readonly LabelledDocument[]) {
  const mistakes: string[] = [];
  let [asked, unanswerable, answered_wrongly, invented] = [0, 0, 0, 0];
  for (const { file_name, chunks, questions } of set) {
    const results = chunks.map((text) => ({ text, score: 0.5, citation: { file_name, page: 1 } }));
    for (const [question, wanted] of questions) {
      const answer = await selectAnswer(toQuery(question), { grounded: true, results }, meanings);
      asked += 1;
      if (wanted === null) unanswerable += 1;
      const right = wanted === null ? answer === undefined : answer !== undefined && wanted.test(answer.text);
      if (right) continue;
      mistakes.push(`${question} → ${answer?.text ?? 'not found'}`);
      if (wanted === null) invented += 1;
      else if (answer !== undefined) answered_wrongly += 1;
    }
  }
  return { asked, unanswerable, accuracy: 1 - mistakes.length / asked, answered_wrongly, invented, mistakes };
}

describe('answers from documents, and only from them', () => {
  it('is right on at least 95 % of the calibration questions and answers none that the documents do not answer', async () => {
    const { asked, unanswerable, accuracy, invented, mistakes } = await measure(calibrationSet);
    expect(asked).toBeGreaterThanOrEqual(80);
    expect(unanswerable).toBeGreaterThanOrEqual(30);
    expect(accuracy, mistakes.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(invented, mistakes.join('\n')).toBe(0);
  }, 120_000);

  it('is right on at least 90 % of a second set of questions, and rarely answers one that it should not', async () => {
    const { asked, unanswerable, accuracy, answered_wrongly, invented, mistakes } = await measure(secondSet);
    expect(asked).toBeGreaterThanOrEqual(90);
    expect(accuracy, mistakes.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(invented / unanswerable, mistakes.join('\n')).toBeLessThanOrEqual(0.05);
    expect(answered_wrongly, mistakes.join('\n')).toBeLessThanOrEqual(1);
  }, 120_000);
});
