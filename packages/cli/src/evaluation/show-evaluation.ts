import type { schemas } from '@patchbay/sdk';
import type { CliHost } from '../host.ts';
import { showTable } from '../terminal/show.ts';

/** Queries of each kind that a comparison shows. */
const SHOWN_QUERIES = 5;

const share = (value: number | null) => (value === null ? '–' : value.toFixed(4));
const signed = (value: number | null) => (value === null ? '–' : `${value < 0 ? '' : '+'}${value.toFixed(4)}`);

/** Metrics, one line a configuration. */
export function showMetrics(host: CliHost, results: schemas.Evaluation['results']): void {
  const rows = (results ?? []).map(({ configuration, metrics }) => ({
    configuration,
    'ndcg@10': share(metrics.ndcg_at_10),
    'recall@k': share(metrics.recall_at_k),
    mrr: share(metrics.mrr),
    'hit rate': share(metrics.hit_rate),
    grounded: share(metrics.grounded_rate),
    refused: share(metrics.refusal_rate),
    'p50 ms': metrics.latency_p50_ms?.toFixed(1) ?? '–',
    'p95 ms': metrics.latency_p95_ms?.toFixed(1) ?? '–',
  }));
  showTable(host, rows, Object.keys(rows[0] ?? {}));
}

/** Differences, metric by metric, and the queries that changed most. */
export function showComparison(host: CliHost, comparison: schemas.EvaluationComparison): void {
  const { stdout } = host;
  for (const { before, after, queries, metrics, better, worse, unchanged } of comparison.comparisons) {
    const names = before.configuration === after.configuration ? '' : ` instead of ${before.configuration}`;
    stdout.write(`\n${after.configuration}${names} against ${before.evaluation_id}, ${queries} queries\n`);
    const rows = metrics.map(({ name, ...values }) => ({
      metric: name,
      before: share(values.before),
      after: share(values.after),
      delta: signed(values.delta),
    }));
    showTable(host, rows, ['metric', 'before', 'after', 'delta']);
    stdout.write(`${better.count} better, ${worse.count} worse, ${unchanged} unchanged\n`);
    for (const { text, delta } of [worse, better].flatMap(({ data }) => data.slice(0, SHOWN_QUERIES))) {
      stdout.write(`${signed(delta)}  ${text.replaceAll(/\s+/g, ' ')}\n`);
    }
  }
  if (!comparison.same_labels) host.stderr.write('the labels differ: only queries that both have are compared\n');
  if (!comparison.same_index) host.stderr.write('another index, generation or snapshot was searched\n');
}
