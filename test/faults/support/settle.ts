import { AppError } from '@patchbay/core/kernel';
import { execute } from './faulty-execution.ts';
import { type FaultyKnowledge, ORIGIN } from './faulty-knowledge.ts';
import type { Trial } from './trial.ts';

const HOUR = 3_600_000;
const MOST_ROUNDS = 12;

const unless = (code: string) => (error: unknown) => {
  if (!(error instanceof AppError) || error.code !== code) throw error;
};

/** Retries what failed, as somebody does who reads why. */
async function retry(faulty: FaultyKnowledge, { scope, files, indexes }: Trial): Promise<void> {
  const { knowledge, indexFiles } = faulty;
  for (const id of files) {
    const file = await knowledge.files.get(scope, id);
    if (file?.status === 'failed') {
      await knowledge.retryFile(scope, id);
      const { key } = knowledge.started.pop() ?? {};
      if (key !== undefined) await execute(faulty, key);
    }
    for (const index_id of indexes) {
      const entry = (await knowledge.entries.ofFile(scope, { file_id: id })).find(
        (one) => one.index_id === index_id && one.until === null && one.status === 'failed',
      );
      if (entry !== undefined) await indexFiles.retry(scope, index_id, id).catch(unless('file_not_ready'));
    }
  }
}

/** What runs by the clock does so until nothing is left to do, long after everything that a trial did. */
export async function settle(faulty: FaultyKnowledge, trials: readonly Trial[]): Promise<void> {
  const { knowledge, clock } = faulty;
  const tenants = new Set(trials.map(({ scope }) => scope.tenant_id));
  for (let round = 0; ; round += 1) {
    if (round === MOST_ROUNDS) throw new Error('there is no end of what is started by schedule');
    clock.advance(2 * HOUR);
    while ((await knowledge.sweep(ORIGIN)).overdue > 0);
    while ((await knowledge.sweepEntries(ORIGIN)).overdue > 0);
    for (const trial of trials.filter(({ retries }) => retries)) await retry(faulty, trial);
    const { failed } = await faulty.sweepIndexes(ORIGIN);
    if (failed > 0) throw new Error(`${failed} builds or entries could not be carried on`);
    const started = faulty.takeStarted(tenants);
    await Promise.all(started.map((start) => execute(faulty, start)));
    if (started.length === 0 && round > 1) break;
  }
  clock.advance(7 * HOUR);
  for (const { scope, files, purges } of trials) {
    for (const id of purges ? files : []) {
      const file = await knowledge.files.get(scope, id);
      if (file?.status === 'archived') await faulty.purgeFile(scope, id);
    }
  }
  await faulty.upkeep([...tenants]);
  clock.advance(7 * HOUR);
  await faulty.upkeep([...tenants]);
}
