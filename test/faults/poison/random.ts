/** Random numbers that repeat. */
export interface Random {
  /** A whole number from 0, below a bound. */
  below(bound: number): number;
}

/** Numbers that follow from a seed and a name, so that a case is the same whichever others run. */
export function randomOf(seed: number, name: string): Random {
  let state = seed >>> 0;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return {
    // Mulberry32.
    below(bound) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
    },
  };
}

/** Some of a list, in its order, each as likely as another. */
export function sampleOf<T>(list: readonly T[], count: number, random: Random): T[] {
  const indices = list.map((_item, index) => index);
  for (let at = 0; at < Math.min(count, indices.length); at += 1) {
    const other = at + random.below(indices.length - at);
    [indices[at], indices[other]] = [indices[other] ?? 0, indices[at] ?? 0];
  }
  return indices
    .slice(0, count)
    .sort((a, b) => a - b)
    .flatMap((index) => list[index] ?? []);
}
