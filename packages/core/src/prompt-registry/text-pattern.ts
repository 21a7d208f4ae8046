/**
 * Patterns of texts: the part of JSON Schema's `pattern` that can be matched in linear time. Characters, `.`, classes
 * and their shorthands, each with a quantifier, between an optional `^` and an optional `$`; no groups, alternatives,
 * references or look-arounds. A regular expression of a tenant is never given a text to search: it could take for ever.
 */
export interface TextPattern {
  /** Whether the text has a part that fits, or fits as a whole where the pattern says `^` and `$`. */
  test(text: string): boolean;
}

/** Longest pattern in characters. */
export const MAX_PATTERN_LENGTH = 200;

/** Characters that a pattern may ask for, its quantifiers spelt out: a bound on the work for each character of a text. */
const MAX_STEPS = 200;

/** One character to match; a loop may match any number of them, also none. */
interface Step {
  readonly fits: RegExp;
  readonly optional: boolean;
  readonly loop: boolean;
}

const SHORTHAND = String.raw`\\(?:[dDwWsStnr]|[\^$\\.*+?()[\]{}|/-])`;
const ATOM = new RegExp(
  String.raw`(?<atom>${SHORTHAND}|\[\^?(?:${SHORTHAND}|[^\\[\]])+\]|[^\\^$.*+?()[\]{}|]|\.)(?<quantifier>[?*+]|\{(?<least>\d{1,3})(?<comma>,(?<most>\d{1,3})?)?\})?`,
  'uy',
);

/** Reads a pattern. @returns what is wrong with it, in words, where it cannot be read. */
export function readPattern(source: string): TextPattern | string {
  const steps: Step[] = [];
  const fromStart = source.startsWith('^');
  const toEnd = source.endsWith('$') && !source.endsWith(String.raw`\$`);
  const end = source.length - (toEnd ? 1 : 0);
  ATOM.lastIndex = fromStart ? 1 : 0;
  while (ATOM.lastIndex < end) {
    const at = ATOM.lastIndex;
    const { atom, ...amount } = ATOM.exec(source)?.groups ?? {};
    const fits = atom === undefined ? undefined : characterTest(atom);
    if (fits === undefined) {
      return `cannot be read from character ${at + 1} on: it may have characters, classes and quantifiers, and no groups`;
    }
    const more = stepsOf(fits, amount);
    if (more === undefined) return `has a quantifier at character ${at + 1} whose bounds are the wrong way round`;
    if (steps.length + more.length > MAX_STEPS) return `asks for more than ${MAX_STEPS} characters`;
    steps.push(...more);
  }
  return { test: (text) => matches(steps, { fromStart, toEnd }, text) };
}

/** A test of one character, whatever the atom: a class in whose ranges an end comes before its beginning is none. */
function characterTest(atom: string): RegExp | undefined {
  try {
    return new RegExp(`^${atom === String.raw`\-` ? '-' : atom}$`, 'u');
  } catch {
    return undefined;
  }
}

function stepsOf(fits: RegExp, amount: Record<string, string | undefined>): Step[] | undefined {
  const [min, max] = boundsOf(amount);
  if (min > max) return undefined;
  const once = { fits, optional: false, loop: false };
  const needed = Array.from({ length: min }, () => once);
  if (max === Infinity) return [...needed, { fits, optional: true, loop: true }];
  return [...needed, ...Array.from({ length: max - min }, () => ({ ...once, optional: true }))];
}

function boundsOf({ quantifier, least, comma, most }: Record<string, string | undefined>): readonly [number, number] {
  if (least !== undefined) return [Number(least), comma === undefined ? Number(least) : Number(most ?? Infinity)];
  if (quantifier === '?') return [0, 1];
  if (quantifier === '*') return [0, Infinity];
  return [1, quantifier === '+' ? Infinity : 1];
}

/** Walks all ways at once: for each character, from the steps that can be next to those that can be after it. */
function matches(steps: readonly Step[], ends: { fromStart: boolean; toEnd: boolean }, text: string): boolean {
  let reached = new Uint8Array(steps.length + 1);
  const reach = (set: Uint8Array, from: number): void => {
    for (let step = from; step <= steps.length && set[step] === 0; step += 1) {
      set[step] = 1;
      if (steps[step]?.optional !== true) break;
    }
  };
  reach(reached, 0);
  for (const character of text) {
    if (!ends.toEnd && reached[steps.length] === 1) return true;
    const next = new Uint8Array(steps.length + 1);
    if (!ends.fromStart) reach(next, 0);
    for (const [index, { fits, loop }] of steps.entries()) {
      if (reached[index] === 1 && fits.test(character)) reach(next, loop ? index : index + 1);
    }
    reached = next;
  }
  return reached[steps.length] === 1;
}
