import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTrial } from './support/check-trial.ts';
import { type CleanDocument, ingestCleanly } from './support/clean-chunks.ts';
import { type FaultyKnowledge, openFaultyKnowledge } from './support/faulty-knowledge.ts';
import { runOutage, untrueReasons } from './support/outage-trial.ts';
import { createOutages, TOGETHER } from './support/outages.ts';
import { settle } from './support/settle.ts';

const PROCESSES = 5;
const FILES = 5;
/** Longer than whatever a step waits for by itself; a real one has two to five minutes. */
const STEP_LIMIT_MS = 20_000;

/** Outages, each with some files on their way; `npm run prove` has many. One that failed is run again by its own seed. */
const trials = Number(process.env['PATCHBAY_OUTAGE_TRIALS'] ?? 2);
const first_seed = Number(process.env['PATCHBAY_FAULT_SEED'] ?? process.env['PATCHBAY_SEED'] ?? 20_261_122);

const outages = createOutages();
let faulty: FaultyKnowledge;
let documents: readonly CleanDocument[];

beforeAll(async () => {
  faulty = await openFaultyKnowledge(PROCESSES, { seen: outages.seen, step_limit_ms: STEP_LIMIT_MS });
  documents = await ingestCleanly(faulty);
}, 600_000);
afterAll(async () => {
  await faulty.close();
  await outages.close();
});

describe('MongoDB, Chroma, the embedder and S3, away alone and in pairs', { timeout: 60_000 + trials * 60_000 }, () => {
  it('leave files that are ready, or failed for a true reason and ready when retried, and nothing left over', async () => {
    const began = performance.now();
    const failures: object[] = [];
    const ends = new Map<string, number>();
    for (let at = 0; at < trials; at += 1) {
      const seed = first_seed + at;
      const batch = await runOutage(faulty, outages, documents, { seed, files: FILES });
      for (const { log } of batch) ends.set(log[1] ?? '', (ends.get(log[1] ?? '') ?? 0) + 1);
      const untrue = new Map(
        await Promise.all(batch.map(async (trial) => [trial, await untrueReasons(faulty, trial)] as const)),
      );
      await settle(faulty, batch);
      for (const trial of batch) {
        const later = trial.retries ? [] : await untrueReasons(faulty, trial);
        const found = [...(untrue.get(trial) ?? []), ...later, ...(await checkTrial(faulty, trial))];
        const { log, scope } = trial;
        const rerun = `PATCHBAY_OUTAGE_TRIALS=1 PATCHBAY_FAULT_SEED=${seed}`;
        if (found.length > 0) failures.push({ rerun, tenant: scope.tenant_id, log, found });
      }
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    const figures = { trials, files: trials * FILES, ends: Object.fromEntries(ends), met: outages.met(), seconds };
    process.stdout.write(`proved outages ${JSON.stringify(figures)}\n`);
    expect(failures).toEqual([]);
    // An outage that nobody noticed proves nothing.
    const met = Object.values(outages.met()).filter((connections) => connections > 0).length;
    expect(met).toBeGreaterThanOrEqual(Math.min(4, Math.floor(trials / TOGETHER.length) * 4 || 1));
  });
});
