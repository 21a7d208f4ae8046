import { basename, extname } from 'node:path';
import type { Patchbay, schemas } from '@patchbay/sdk';
import type { Command, Invocation } from '../command.ts';
import { readConfigurations } from '../evaluation/configurations.ts';
import { readQueries } from '../evaluation/query-file.ts';
import { showComparison, showMetrics } from '../evaluation/show-evaluation.ts';
import { failuresOf, readThresholds } from '../evaluation/thresholds.ts';
import { EXIT } from '../exit-codes.ts';
import { progressBar } from '../terminal/progress.ts';
import { showJson } from '../terminal/show.ts';
import { readText } from '../value-file.ts';
import { delay } from './delay.ts';
import { indexNamed } from './index-named.ts';

const POLL_MS = 1_000;

/** The set of this name with exactly these queries: one that is there gets another version only where they differ. */
async function upload(
  patchbay: Patchbay,
  { host }: Invocation,
  index: string,
  body: schemas.CreateQuerySetBody,
): Promise<schemas.QuerySet> {
  const options = { signal: host.signal };
  const [found] = (await patchbay.searchIndexes.querySets.list(index, { name: body.name, limit: 1 }, options).page())
    .data;
  return found === undefined
    ? patchbay.searchIndexes.querySets.create(index, body, options)
    : patchbay.searchIndexes.querySets.update(index, found.id, body, options);
}

/** Looks again and again until the evaluation has ended. */
async function ended(
  patchbay: Patchbay,
  { host }: Invocation,
  { index_id, id }: schemas.Evaluation,
): Promise<schemas.Evaluation> {
  const bar = progressBar(host, 'evaluation');
  try {
    for (;;) {
      const seen = await patchbay.searchIndexes.evaluations.get(index_id, id, { signal: host.signal });
      bar.update(seen.searches_done, seen.searches_total, seen.status);
      if (seen.status === 'completed' || seen.status === 'failed') return seen;
      await delay(POLL_MS, host.signal);
    }
  } finally {
    bar.end();
  }
}

async function evaluate(invocation: Invocation): Promise<number> {
  const { host, args, flags, json } = invocation;
  const { signal } = host;
  const file = args['FILE'] ?? '';
  const thresholds = readThresholds((flags['fail-below'] ?? []) as string[]);
  const configurations = await readConfigurations((flags['config'] ?? []) as string[], host.cwd);
  const text = await readText(file, host.cwd);
  const patchbay = invocation.client();
  const index_id = await indexNamed(patchbay, args['INDEX'] ?? '', signal);
  const queries = await readQueries(text, file, { patchbay, index_id, signal });
  const name = (flags['name'] as string | undefined) ?? basename(file, extname(file));
  const set = await upload(patchbay, invocation, index_id, { name, queries });
  const snapshot_id = flags['snapshot'] as string | undefined;
  const asked = await patchbay.searchIndexes.evaluations.create(
    index_id,
    { query_set_id: set.id, query_set_version: set.version, snapshot_id, configurations },
    { signal },
  );
  const evaluation = await ended(patchbay, invocation, asked);
  const against = flags['compare'] as string | undefined;
  const comparison =
    against === undefined || evaluation.status === 'failed'
      ? null
      : await patchbay.searchIndexes.evaluations.compare(index_id, evaluation.id, { against }, { signal });
  if (json) showJson(host, { evaluation, comparison });
  if (evaluation.status === 'failed') {
    host.stderr.write(`${evaluation.id}: ${evaluation.reason?.message} (${evaluation.reason?.code})\n`);
    return EXIT.failed;
  }
  if (!json) {
    showMetrics(host, evaluation.results);
    if (comparison !== null) showComparison(host, comparison);
    host.stderr.write(`evaluation ${evaluation.id}, version ${set.version} of query set ${set.id}\n`);
  }
  const failures = failuresOf(evaluation.results, thresholds);
  for (const line of failures) host.stderr.write(`${line}\n`);
  return failures.length > 0 ? EXIT.failed : EXIT.ok;
}

export const searchEval: Command = {
  path: ['search', 'eval'],
  summary: 'Measure the searches of an index by labelled queries',
  description:
    'FILE has one JSON object a line: {"text": "When is it open?", "relevant": [{"file": "handbook.pdf", "page": 3, "grade": 3}, "prices.pdf"]}. A label names a file by file_id, or by its name in the index; page and grade (1 to 3) are optional; an empty list says that nothing answers. The queries are kept as a query set of the index, whose version changes only when they do.',
  args: [
    { name: 'INDEX', description: 'Id or name of a search index' },
    { name: 'FILE', description: 'Labelled queries, one JSON object a line' },
  ],
  flags: [
    {
      name: 'config',
      kind: 'strings',
      value: 'CONFIG',
      description: 'hybrid, dense, lexical, or {name: …, mode: …, top_k: …, weights: …} as JSON, YAML or @FILE',
    },
    { name: 'name', kind: 'string', value: 'NAME', description: 'Of the query set; the name of the file unless given' },
    { name: 'snapshot', kind: 'string', value: 'SNAPSHOT_ID', description: 'Search this snapshot of the index' },
    { name: 'compare', kind: 'string', value: 'EVALUATION_ID', description: 'Show what changed since this evaluation' },
    {
      name: 'fail-below',
      kind: 'strings',
      value: 'METRIC=NUMBER',
      description: 'Exit code 1 if a configuration has less: ndcg_at_10, recall_at_k, mrr, hit_rate, grounded_rate',
    },
  ],
  examples: [
    'patchbay search eval Handbook questions.jsonl --config hybrid --config dense',
    "patchbay search eval Handbook questions.jsonl --config '{name: wide, top_k: 20}' --fail-below ndcg_at_10=0.5",
    'patchbay search eval Handbook questions.jsonl --compare evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC --json',
  ],
  run: evaluate,
};
