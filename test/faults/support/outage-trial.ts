import { type Random, randomOf } from '../poison/random.ts';
import type { CleanDocument } from './clean-chunks.ts';
import { CHUNKINGS } from './documents.ts';
import { type ExecutionFaults, execute, NO_FAULTS } from './faulty-execution.ts';
import type { FaultyKnowledge } from './faulty-knowledge.ts';
import type { Discrepancy } from './knowledge-checker.ts';
import { drawOutages, type Outages, TOGETHER } from './outages.ts';
import type { Trial } from './trial.ts';

/** The state machine's first pause and its longest, shortened as the outages are: a minute is three seconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_500;

/** What may be said of a file when something of ours was away: never that it is the document's or the uploader's fault. */
const TRUE_REASONS = ['ingestion_failed', 'ingestion_timeout', 'ingestion_not_started'];

const patient = (random: Random): ExecutionFaults => ({
  ...NO_FAULTS,
  attempts: random.below(5) === 0 ? 1 + random.below(3) : NO_FAULTS.attempts,
  // With all of the jitter that the state machine has.
  pause_ms: (nth) => (Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (nth - 1)) * random.below(1_000)) / 1_000,
});

/** A tenant with one document, uploaded and not yet delivered. */
async function begin(
  { knowledge }: FaultyKnowledge,
  documents: readonly CleanDocument[],
  seed: number,
  random: Random,
) {
  const scope = knowledge.newTenant();
  const document = documents[random.below(documents.length)] as CleanDocument;
  const indexes = await Promise.all(
    CHUNKINGS.slice(random.below(2)).map((chunking) => knowledge.newIndex(scope, { chunking })),
  );
  const { file, key } = await knowledge.declare(scope, indexes, document.upload);
  const trial: Trial = {
    ...{ seed, scope, indexes, log: [], purges: false, retries: random.below(2) === 0 },
    documents: new Map([[`${file.id}/1`, document]]),
    files: new Set([file.id]),
  };
  return { trial, key, faults: patient(random) };
}

/** Files of as many tenants on their way at once, while one server or two are away for some of the time. */
export async function runOutage(
  faulty: FaultyKnowledge,
  outages: Outages,
  documents: readonly CleanDocument[],
  { seed, files }: { readonly seed: number; readonly files: number },
): Promise<Trial[]> {
  const random = randomOf(seed, 'outage');
  const away = drawOutages(random, TOGETHER[seed % TOGETHER.length] ?? []);
  const begun = await Promise.all(
    Array.from({ length: files }, (_, at) => begin(faulty, documents, seed, randomOf(seed, `file ${at}`))),
  );
  const what = away.map(({ server, how, after_ms, for_ms }) => `${server} ${how} ${after_ms}+${for_ms} ms`).join(', ');
  const deliveries = begun.map(async ({ trial, key, faults }) => {
    trial.log.push(what, await execute(faulty, key, faults));
  });
  await Promise.all([outages.happen(away), ...deliveries]);
  return begun.map(({ trial }) => trial);
}

/** Files that are said to have failed for what did not happen. */
export async function untrueReasons({ knowledge }: FaultyKnowledge, trial: Trial): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const id of trial.files) {
    const file = await knowledge.files.get(trial.scope, id);
    const code = file?.reason?.code;
    if (file?.status === 'failed' && !TRUE_REASONS.includes(code ?? '')) {
      found.push({ what: `failed as ${code}`, where: id });
    }
  }
  return found;
}
