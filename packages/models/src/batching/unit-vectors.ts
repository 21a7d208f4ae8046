import { AppError } from '@patchbay/core/kernel';

/** An answer of a provider that cannot be what it was asked for. `what` says nothing of what was sent. */
export const broken = (what: string) =>
  new AppError('upstream_failed', { cause: new Error(`the embedding model ${what}`) });

/**
 * A vector for each text, each scaled to length 1.
 *
 * @throws AppError `upstream_failed` for more or fewer vectors, for one without a length, and for ones of different
 * numbers of dimensions.
 */
export function unitVectors(vectors: readonly unknown[], count: number): number[][] {
  if (vectors.length !== count) throw broken('answered more or less than it was asked');
  const units = vectors.map(unit);
  if (units.some(({ length }) => length !== units[0]?.length)) throw broken('answered vectors of different lengths');
  return units;
}

function unit(vector: unknown): number[] {
  if (!Array.isArray(vector)) throw broken('answered no vector');
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) throw broken('answered no vector');
  return vector.map((value: number) => value / length);
}
