import { foldCharacter, foldPhrase } from './folded-text.ts';

/** What comes out of a filter for what went in. */
export interface FilteredText {
  /** May be said or shown now. */
  readonly text: string;
  /** A blocked phrase was found: `text` ends with the refusal line, and nothing may follow. */
  readonly is_refused: boolean;
}

/** Filters one turn of the agent, piece by piece. */
export interface PhraseFilter {
  /** Takes the next piece; keeps back what may turn out to be the beginning of a blocked phrase. */
  push(piece: string): FilteredText;
  /** Takes the end of the turn: what was kept back is said, or was a phrase. */
  end(): FilteredText;
}

/** A filter for each turn. */
export type NewPhraseFilter = () => PhraseFilter;

/** A phrase that fits so far. */
interface Candidate {
  readonly units: readonly string[];
  /** How many of its units have been seen. */
  readonly seen: number;
  /** Where in the kept text it begins. */
  readonly start: number;
}

/**
 * Makes filters that never let a blocked phrase pass.
 *
 * A phrase is found whatever its case, accents, spacing and punctuation ("b.a d  w-o-r-d"), with invisible characters
 * inside, in full-width or mathematical letters, in Cyrillic and Greek letters that look like Latin ones, and however
 * it is cut into pieces. It is found as whole words ("class" does not hold "lass"), except in scripts that are written
 * without spaces. Other spellings (digits for letters, inflections, translations) are other phrases: list them.
 *
 * @param refusalLine said in place of the phrase and of everything behind it.
 * @returns null where nothing is blocked.
 */
export function phraseFilter(phrases: readonly string[], refusalLine: string): NewPhraseFilter | null {
  const byFirst = new Map<string, string[][]>();
  for (const units of phrases.map(foldPhrase)) {
    const [first] = units;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), units]);
  }
  return byFirst.size === 0 ? null : () => new OneTurn(byFirst, refusalLine);
}

class OneTurn implements PhraseFilter {
  readonly #byFirst: ReadonlyMap<string, readonly string[][]>;
  readonly #refusalLine: string;
  #kept = '';
  /** How much of the kept text has been compared. */
  #read = 0;
  #candidates: Candidate[] = [];
  #mayBegin = true;
  #isRefused = false;
  #lastSaid = '';

  constructor(byFirst: ReadonlyMap<string, readonly string[][]>, refusalLine: string) {
    this.#byFirst = byFirst;
    this.#refusalLine = refusalLine;
  }

  push(piece: string): FilteredText {
    if (this.#isRefused) return { text: '', is_refused: true };
    // A character may be cut in half between two pieces.
    const text = this.#kept + piece;
    const whole = /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
    const from = this.#read;
    this.#kept = text;
    for (const character of text.slice(from, whole)) {
      const start = this.#take(character);
      if (start !== undefined) return this.#refuse(start);
    }
    const safe = Math.min(this.#read, ...this.#candidates.map((candidate) => candidate.start));
    return { text: this.#release(safe), is_refused: false };
  }

  end(): FilteredText {
    if (this.#isRefused) return { text: '', is_refused: true };
    const whole = this.#candidates.find(isWhole);
    if (whole !== undefined) return this.#refuse(whole.start);
    this.#candidates = [];
    return { text: this.#release(this.#kept.length), is_refused: false };
  }

  /** Compares one more character; the beginning of a phrase that is complete with its end seen. */
  #take(character: string): number | undefined {
    const { units, is_gap, is_word_by_itself } = foldCharacter(character);
    const start = this.#read;
    this.#read += character.length;
    if (units.length === 0) {
      if (!is_gap) return undefined;
      this.#mayBegin = true;
      return this.#candidates.find(isWhole)?.start;
    }
    const before = is_word_by_itself ? this.#candidates.find(isWhole) : undefined;
    if (before !== undefined) return before.start;
    const begun =
      this.#mayBegin || is_word_by_itself
        ? (this.#byFirst.get(units[0] ?? '') ?? []).map((phrase): Candidate => ({ units: phrase, seen: 0, start }))
        : [];
    this.#candidates = [...this.#candidates, ...begun].flatMap((candidate) => grown(candidate, units));
    this.#mayBegin = is_word_by_itself;
    return is_word_by_itself ? this.#candidates.find(isWhole)?.start : undefined;
  }

  #refuse(start: number): FilteredText {
    this.#isRefused = true;
    const said = this.#release(start);
    const gap = this.#lastSaid === '' || /\s$/u.test(this.#lastSaid) ? '' : ' ';
    return { text: `${said}${gap}${this.#refusalLine}`, is_refused: true };
  }

  #release(length: number): string {
    const text = this.#kept.slice(0, length);
    this.#kept = this.#kept.slice(length);
    this.#read = Math.max(0, this.#read - length);
    this.#candidates = this.#candidates.map((candidate) => ({ ...candidate, start: candidate.start - length }));
    if (text !== '') this.#lastSaid = text;
    return text;
  }
}

const isWhole = ({ units, seen }: Candidate) => seen === units.length;

/** The candidate with one more character, if that goes on with it. */
function grown(candidate: Candidate, units: readonly string[]): Candidate[] {
  const { units: phrase, seen } = candidate;
  const goesOn = units.every((unit, index) => phrase[seen + index] === unit);
  return goesOn ? [{ ...candidate, seen: seen + units.length }] : [];
}
