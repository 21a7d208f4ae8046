import type { schemas } from '@patchbay/sdk';
import { CliError } from '../exit-codes.ts';

/** Metrics of which more is better. */
const QUALITIES = ['ndcg_at_10', 'recall_at_k', 'mrr', 'hit_rate', 'grounded_rate', 'refusal_rate'] as const;

/** A metric and what it must reach. */
export interface Threshold {
  readonly metric: (typeof QUALITIES)[number];
  readonly least: number;
}

/** `ndcg_at_10=0.5` */
export function readThresholds(texts: readonly string[]): Threshold[] {
  return texts.map((text) => {
    const [name, value = ''] = text.split('=');
    const metric = QUALITIES.find((one) => one === name);
    const least = Number(value);
    if (metric === undefined || value.trim() === '' || !Number.isFinite(least)) {
      throw new CliError(`--fail-below takes METRIC=NUMBER with one of ${QUALITIES.join(', ')}, not '${text}'`);
    }
    return { metric, least };
  });
}

/** A line for each configuration that does not reach what it must; what was not measured does not. */
export function failuresOf(results: schemas.Evaluation['results'], thresholds: readonly Threshold[]): string[] {
  return (results ?? []).flatMap(({ configuration, metrics }) =>
    thresholds.flatMap(({ metric, least }) => {
      const value = metrics[metric];
      if (value !== null && value >= least) return [];
      return [`${configuration}: ${metric} is ${value === null ? 'not measured' : value.toFixed(4)}, below ${least}`];
    }),
  );
}
