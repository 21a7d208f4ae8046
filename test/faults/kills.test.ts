import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTrial } from './support/check-trial.ts';
import { type CleanDocument, ingestCleanly } from './support/clean-chunks.ts';
import { type FaultyKnowledge, openFaultyKnowledge } from './support/faulty-knowledge.ts';
import { settle } from './support/settle.ts';
import { runTrial, type Trial } from './support/trial.ts';

const PROCESSES = 4;
const AT_ONCE = 3;
/** Trials after which the clock moves on, for all of them together. */
const BATCH = 25;

/** `npm run prove` runs a thousand; one that failed is run again by its own seed, with one trial. */
const trials = Number(process.env['PATCHBAY_FAULT_TRIALS'] ?? 12);
const first_seed = Number(process.env['PATCHBAY_FAULT_SEED'] ?? process.env['PATCHBAY_SEED'] ?? 20_261_122);

let faulty: FaultyKnowledge;
let documents: readonly CleanDocument[];

beforeAll(async () => {
  faulty = await openFaultyKnowledge(PROCESSES);
  documents = await ingestCleanly(faulty);
}, 600_000);
afterAll(() => faulty.close());

/** Some at once, each with a seed of its own. */
async function runTrials(seeds: readonly number[]): Promise<Trial[]> {
  const left = [...seeds];
  const done: Trial[] = [];
  const lane = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      done.push(await runTrial(faulty, documents, seed));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return done;
}

describe('processes of steps that are killed at any moment', { timeout: 40_000 + trials * 10_000 }, () => {
  it('leave nothing stuck, half there, there twice or left over, and nothing that a search should not find', async () => {
    const began = performance.now();
    const failures: object[] = [];
    for (let at = 0; at < trials; at += BATCH) {
      const seeds = Array.from({ length: Math.min(BATCH, trials - at) }, (_, one) => first_seed + at + one);
      const batch = await runTrials(seeds);
      await settle(faulty, batch);
      for (const trial of batch) {
        const found = await checkTrial(faulty, trial);
        const { seed, log, scope } = trial;
        if (found.length > 0)
          failures.push({
            rerun: `PATCHBAY_FAULT_TRIALS=1 PATCHBAY_FAULT_SEED=${seed}`,
            tenant: scope.tenant_id,
            log,
            found,
          });
      }
    }
    const seconds = (performance.now() - began) / 1_000;
    const figures = { trials, first_seed, kills: faulty.processes.killed(), seconds: Math.round(seconds) };
    process.stdout.write(`proved kills ${JSON.stringify(figures)}\n`);
    expect(failures).toEqual([]);
    expect(faulty.processes.killed()).toBeGreaterThanOrEqual(trials / 2);
  });
});
