import type { Citation } from '../session-orchestrator/index.ts';
import type { KnowledgeToolResult } from '../vector-search/index.ts';

type Found = KnowledgeToolResult['results'][number];

const MAX_CITATIONS = 50;

/** What the tools found since the user last spoke, and which of it an answer was taken from. */
export interface TurnKnowledge {
  /** A new question: what earlier ones brought up is no longer a source. */
  startTurn(question: string): void;
  remember(result: KnowledgeToolResult): void;
  /** The sources of an answer, best first. */
  citationsOf(answer: string): Citation[];
}

/**
 * Search returns several chunks and an answer rarely uses them all, so not everything found is a source. A chunk that the
 * answer quotes is one, and then the only kind. Else an answer is taken from a chunk when they share words that the
 * question did not bring along (an answer repeats the question's words whatever it was taken from): the best chunk
 * counts if it has at least half of them, so that "I could not find that" cites nothing, and with it those that share
 * at least half as much.
 *
 * Words are compared, not meanings: an answer that is wholly rephrased has no citation rather than a wrong one.
 */
export function createTurnKnowledge(): TurnKnowledge {
  let asked = new Set<string>();
  let found: Found[] = [];
  return {
    startTurn(question) {
      asked = wordsOf(question);
      found = [];
    },
    remember(result) {
      if (result.grounded) found.push(...result.results);
    },
    citationsOf(answer) {
      const quoted = found.filter(({ text }) => quotationsIn(answer).some((quote) => flat(text).includes(quote)));
      if (quoted.length > 0) return distinct(quoted.map(({ citation }) => citation));
      const named = wordsOf(found.map(({ citation }) => citation.file_name).join(' '));
      const said = [...wordsOf(answer)].filter((word) => !asked.has(word) && !named.has(word));
      const ranked = found
        .map((item) => ({ item, shared: countIn(wordsOf(item.text), said) }))
        .sort((a, b) => b.shared - a.shared || b.item.score - a.item.score);
      const most = ranked[0]?.shared ?? 0;
      const sources = most === 0 || most * 2 < said.length ? [] : ranked.filter(({ shared }) => shared * 2 >= most);
      return distinct(sources.map(({ item }) => item.citation)).slice(0, MAX_CITATIONS);
    },
  };
}

/** Shorter ones are words in quotation marks rather than quotations. */
const SHORTEST_QUOTATION = 20;

const flat = (text: string) => text.replace(/\s+/gu, ' ').toLowerCase();

/** What stands between double quotation marks, of any shape. */
function quotationsIn(answer: string): string[] {
  const between = answer.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu);
  return [...between].map(([, quote = '']) => flat(quote).trim()).filter((quote) => quote.length >= SHORTEST_QUOTATION);
}

/** Words of four letters or more, and everything with a digit: what is left tells texts apart in most languages. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= 4 || /\p{N}/u.test(word)));
}

function countIn(words: ReadonlySet<string>, wanted: readonly string[]): number {
  return wanted.filter((word) => words.has(word)).length;
}

function distinct(citations: readonly Citation[]): Citation[] {
  const byPlace = new Map(
    citations.map((citation) => [
      [citation.file_id, citation.version, citation.page, citation.start].join(' '),
      citation,
    ]),
  );
  return [...byPlace.values()];
}
