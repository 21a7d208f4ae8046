import { AppError, type TenantScope } from '@patchbay/core/kernel';
import { type Random, randomOf } from '../poison/random.ts';
import type { CleanDocument } from './clean-chunks.ts';
import { CHUNKINGS } from './documents.ts';
import { drawFaults, execute } from './faulty-execution.ts';
import type { FaultyKnowledge, Start } from './faulty-knowledge.ts';

/** One tenant, and what happened to it. */
export interface Trial {
  readonly seed: number;
  readonly scope: TenantScope;
  readonly indexes: readonly string[];
  /** What was uploaded as which version: `file/version`. */
  readonly documents: Map<string, CleanDocument>;
  readonly files: Set<string>;
  /** Whether somebody retries what failed. */
  readonly retries: boolean;
  readonly purges: boolean;
  /** What was done, in order, for whoever reads of a failure. */
  readonly log: string[];
}

const ACTIONS = ['version', 'version', 'attach', 'detach', 'archive', 'rebuild', 'none'] as const;

/** What people do while something else is on its way may be refused; that is an answer too. */
async function tried(trial: Trial, what: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    trial.log.push(what);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    trial.log.push(`${what}: ${error.code}`);
    return false;
  }
}

/** Delivers an upload's events, with whatever goes wrong in each execution. */
async function deliver(faulty: FaultyKnowledge, trial: Trial, start: Start, random: Random): Promise<void> {
  const times = random.below(4) === 0 ? 2 + random.below(2) : 1;
  const faults = Array.from({ length: times }, () => drawFaults(random, faulty.processes.typical));
  const ends = await Promise.all(faults.map((one) => execute(faulty, start, one)));
  trial.log.push(`${typeof start === 'string' ? start.split('/').slice(2).join('/') : 'entry'}: ${ends.join()}`);
}

/** Starts what was dispatched of the tenant, with faults of its own. */
async function deliverStarted(faulty: FaultyKnowledge, trial: Trial, random: Random): Promise<void> {
  const started = faulty.takeStarted(new Set([trial.scope.tenant_id]));
  await Promise.all(
    started.map((start, at) =>
      deliver(faulty, trial, start, randomOf(trial.seed, `started ${at} ${random.below(1e9)}`)),
    ),
  );
}

/** One to three documents of a new tenant, everything that follows from a seed, and a process that dies here and there. */
export async function runTrial(
  faulty: FaultyKnowledge,
  documents: readonly CleanDocument[],
  seed: number,
): Promise<Trial> {
  const { knowledge, indexFiles } = faulty;
  const random = randomOf(seed, 'trial');
  const scope = knowledge.newTenant();
  const trial: Trial = {
    ...{ seed, scope, documents: new Map(), files: new Set(), log: [], retries: random.below(2) === 0 },
    purges: random.below(2) === 0,
    indexes: await Promise.all(
      CHUNKINGS.map((chunking) =>
        knowledge.newIndex(scope, {
          chunking,
          snapshot_policy: random.below(4) === 0 ? 'on_change' : 'on_demand',
        }),
      ),
    ),
  };
  const unused = [...documents];
  const take = () => unused.splice(random.below(unused.length), 1)[0] as CleanDocument;
  const [first = '', second = ''] = trial.indexes;

  const stories = Array.from({ length: 1 + random.below(3) }, (_, number) => ({
    number,
    document: take(),
    next: take(),
    into: random.below(2) === 0 ? [first] : [first, second],
    action: ACTIONS[random.below(ACTIONS.length)] ?? 'none',
    at_once: random.below(2) === 0,
    random: randomOf(seed, `story ${number}`),
  }));

  async function upload({ document, into, random: own }: (typeof stories)[number]) {
    const { file, key } = await knowledge.declare(scope, into, document.upload);
    trial.files.add(file.id);
    trial.documents.set(`${file.id}/${file.version}`, document);
    await deliver(faulty, trial, key, own);
    return { id: file.id, key };
  }

  async function act(story: (typeof stories)[number], id: string, key: string): Promise<void> {
    const { action, next, random: own } = story;
    if (action === 'version') {
      await tried(trial, 'version', async () => {
        const declared = await knowledge.declareVersion(scope, id, next.upload);
        trial.documents.set(`${id}/${declared.file.version}`, next);
        // Late news of the version before comes with that of the new one.
        await Promise.all([deliver(faulty, trial, declared.key, own), execute(faulty, key)]);
      });
    }
    if (action === 'attach') await tried(trial, 'attach', () => indexFiles.attach(scope, second, { file_id: id }));
    if (action === 'detach') await tried(trial, 'detach', () => knowledge.indexContents.detach(scope, first, id));
    if (action === 'archive') await tried(trial, 'archive', () => faulty.archiveFile(scope, id));
    if (action === 'rebuild') {
      const [, chunking] = CHUNKINGS;
      await tried(trial, 'rebuild', () => knowledge.searchIndexes.update(scope, first, { chunking }));
    }
    await deliverStarted(faulty, trial, own);
  }

  await Promise.all(
    stories.map(async (story) => {
      const { id, key } = await upload(story);
      const more: Promise<unknown>[] = [act(story, id, key)];
      // A second thing happens to the same file meanwhile.
      if (story.at_once) {
        const other = ACTIONS[story.random.below(ACTIONS.length)] ?? 'none';
        const own = randomOf(seed, `second ${story.number}`);
        more.push(act({ ...story, action: other === 'version' ? 'attach' : other, random: own }, id, key));
      }
      await Promise.all(more);
    }),
  );
  return trial;
}
