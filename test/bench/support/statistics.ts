/** The value in the middle; between two, their mean. @throws RangeError when there is none */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * The value below which a share of them lies, interpolated between neighbours.
 *
 * @param share 0 to 1
 * @throws RangeError when there is none
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) throw new RangeError('no values');
  return below + (above - below) * (at - Math.floor(at));
}

/** The middle of the rounds' own ratios: what disturbed a round disturbed both of its sides. */
export function medianRatio(ours: readonly number[], rival: readonly number[]): number {
  if (ours.length !== rival.length) throw new RangeError('sides have different numbers of rounds');
  return median(ours.map((value, round) => value / (rival[round] ?? Number.NaN)));
}

/** With so many significant digits as a figure is worth: three. */
export function rounded(value: number): number {
  return Number(value.toPrecision(Math.abs(value) >= 1_000 ? 4 : 3));
}
