import { describe, expect, it } from 'vitest';
import type { Citation } from '../session-orchestrator/index.ts';
import { createTurnKnowledge } from './turn-knowledge.ts';

function citation(page: number): Citation {
  return { file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC', file_name: 'handbook.pdf', version: 1, page, start: 0, end: 90 };
}

const saturday = {
  text: 'On Saturday the clinic opens at 9:30 and closes at noon.',
  score: 0.8,
  citation: citation(3),
};
const parking = {
  text: 'Visitors park behind the building; the garage closes at 22:00.',
  score: 0.5,
  citation: citation(7),
};
const question = 'When does the clinic open on Saturday?';

function asked(results = [saturday, parking], grounded = true) {
  const knowledge = createTurnKnowledge();
  knowledge.startTurn(question);
  knowledge.remember({ grounded, results });
  return knowledge;
}

describe('sources of an answer', () => {
  it('cites the chunk that the answer was taken from, not everything that was found', () => {
    expect(asked().citationsOf('It opens at 9:30 on Saturday.')).toEqual([saturday.citation]);
  });

  it('cites every chunk that an answer draws on, the better match first where they share as much', () => {
    const answer = 'It opens at 9:30 and closes at noon; visitors park behind the building.';
    expect(
      asked([parking, saturday])
        .citationsOf(answer)
        .map(({ page }) => page),
    ).toEqual([3, 7]);
  });

  it('cites nothing for an answer that only repeats the question', () => {
    expect(asked().citationsOf('I do not know when the clinic is open on Saturday.')).toEqual([]);
  });

  it('cites only what is quoted, where something is quoted', () => {
    const other = { text: 'On Saturday the clinic opens at 9:30 in summer, too.', score: 0.9, citation: citation(4) };
    const answer = 'According to handbook.pdf, page 3: "On Saturday the clinic opens at 9:30 and closes at noon."';
    expect(asked([other, saturday, parking]).citationsOf(answer)).toEqual([saturday.citation]);
  });

  it('cites nothing for an answer that says that the documents do not say', () => {
    const chatty = {
      text: 'That is what we have for documents that visitors ask for.',
      score: 0.6,
      citation: citation(5),
    };
    expect(asked([chatty, saturday]).citationsOf('I could not find anything about that anywhere.')).toEqual([]);
  });

  it('cites nothing that did not pass the score floor', () => {
    expect(asked([saturday], false).citationsOf('It opens at 9:30.')).toEqual([]);
  });

  it('forgets what was found for an earlier question', () => {
    const knowledge = asked();
    knowledge.startTurn('And where do I leave my car?');
    expect(knowledge.citationsOf('It opens at 9:30.')).toEqual([]);
  });

  it('names a place once, however many searches brought it up', () => {
    const knowledge = asked();
    knowledge.remember({ grounded: true, results: [saturday] });
    expect(knowledge.citationsOf('It opens at 9:30.')).toEqual([saturday.citation]);
  });

  it('tells texts apart in other scripts too', () => {
    const knowledge = createTurnKnowledge();
    knowledge.startTurn('Когда открыта клиника?');
    knowledge.remember({
      grounded: true,
      results: [{ text: 'Клиника открыта по субботам', score: 1, citation: citation(1) }],
    });
    expect(knowledge.citationsOf('По субботам.')).toEqual([citation(1)]);
  });
});
