import { createArchiveFile, createPurgeFile, createStopFile } from '@patchbay/core/file-storage';
import { systemScope, type TenantScope } from '@patchbay/core/kernel';
import { createUpkeepRound, type UpkeepProgress } from '@patchbay/core/knowledge-upkeep';
import {
  createEntryDispatcher,
  createIndexFiles,
  createSweepIndexes,
  type IndexEntryKey,
} from '@patchbay/core/vector-search';
import {
  createFileRows,
  createIndexBuildWatchList,
  createIndexedFiles,
  createIndexSnapshotRepository,
  createSnapshotWatchList,
  createUpkeepStore,
  createWaitingEntries,
} from '@patchbay/mongo';
import { startComponent, type TestClock } from '@patchbay/testing';
import { openKnowledge } from '../../ingestion/support/knowledge.ts';
import { MODEL } from '../../ingestion/support/models.ts';
import { endDeadTransactions } from './dead-transactions.ts';
import { openFilesBucket } from './files-bucket.ts';
import { bundleStepProcess } from './step-bundle.ts';
import { startStepProcesses } from './step-processes.ts';
import { startWordEmbeddings } from './word-embeddings.ts';

export const ORIGIN = { request_id: 'req_faults', source: 'scheduler' };

/** The machine's time, moved on as far as it was told to. */
function shiftedClock(): TestClock {
  let shift = 0;
  return {
    now: () => new Date(Date.now() + shift),
    advance: (milliseconds) => {
      shift += milliseconds;
    },
    set: (time) => {
      shift = new Date(time).getTime() - Date.now();
    },
  };
}

/** Where the servers are that the steps need. */
export interface Addresses {
  readonly chroma_url: string;
  readonly mongodb_uri: string;
  readonly embedder_url: string;
  readonly aws_endpoint_url: string;
}

/** What may be in between. */
interface FaultyOptions {
  /** Where the steps see the servers. */
  readonly seen?: (real: Addresses) => Promise<Addresses>;
  /** How long a step may take until its process is killed. */
  readonly step_limit_ms?: number;
}

/** What an execution is started with. */
export type Start = string | (IndexEntryKey & { readonly tenant_id: string });

/**
 * The product's knowledge around steps that run in processes of their own, which can be killed: a real MongoDB, Chroma
 * and S3, and an embedder that is a server too. What people and schedules do runs here, by a clock that can be moved on.
 */
export async function openFaultyKnowledge(count: number, { seen, step_limit_ms }: FaultyOptions = {}) {
  const [bundle, bucket, embeddings, { chroma_url }] = await Promise.all([
    bundleStepProcess(),
    openFilesBucket(),
    startWordEmbeddings(),
    startComponent('chroma'),
  ]);
  const clock = shiftedClock();
  const { openai } = embeddings;
  const knowledge = await openKnowledge({ clock, openai, chroma_url, objects: bucket.objects });
  const { test, files, entries, indexes, lifecycle, chunks, unitOfWork } = knowledge;
  const real: Addresses = {
    ...{ chroma_url, mongodb_uri: test.uri, embedder_url: openai.base_url },
    aws_endpoint_url: bucket.env.AWS_ENDPOINT_URL,
  };
  const addresses = (await seen?.(real)) ?? real;
  const ending = endDeadTransactions(test);
  const processes = startStepProcesses({
    program: bundle.path,
    count,
    ...(step_limit_ms === undefined ? {} : { limit_ms: step_limit_ms }),
    env: {
      ...bucket.env,
      AWS_ENDPOINT_URL: addresses.aws_endpoint_url,
      MONGODB_URI: addresses.mongodb_uri,
      MONGODB_DATABASE: test.name,
      CHROMA_URL: addresses.chroma_url,
      OPENAI_BASE_URL: addresses.embedder_url,
      OPENAI_API_KEY: openai.api_key,
      EMBEDDING_MODEL: MODEL,
      EMBEDDING_PROVIDER: 'openai',
      LOG_LEVEL: 'error',
      PATH: process.env['PATH'],
    },
  });

  const started = new Map<string, Start>();
  const starter = { startEntry: async (name: string, key: Start) => void started.set(name, key) };
  const dispatcher = createEntryDispatcher({ entries, starter, clock });
  const { indexSnapshots: snapshots, builder } = knowledge;
  const multipart = {} as never;
  const deps = { files, lifecycle, entries, indexes, clock, unitOfWork, chunks, multipart };
  const stopFile = createStopFile({ ...deps, ingestion: { stop: async () => undefined } });

  /** What starts by itself for these tenants, once each. */
  function takeStarted(tenants: ReadonlySet<string>): Start[] {
    const taken: Start[] = [];
    for (const [name, start] of started) {
      if (typeof start === 'string' || !tenants.has(start.tenant_id)) continue;
      started.delete(name);
      taken.push(start);
    }
    return taken;
  }

  /** One walk of upkeep over these tenants. */
  async function upkeep(tenants: readonly string[]) {
    const sorted = tenants.toSorted();
    let progress: UpkeepProgress | null = null;
    const round = createUpkeepRound({
      ...deps,
      store: createUpkeepStore(test.database, clock),
      vectors: { of: () => knowledge.vectors },
      embedders: knowledge.embedders,
      objects: bucket.upkeep,
      snapshots: createIndexSnapshotRepository(test.database),
      snapshotWatchList: createSnapshotWatchList(test.database),
      watchList: {
        progress: async () => progress,
        save: async (now) => {
          progress = now;
        },
        tenant: async (from, how) =>
          sorted.find((one) => from === null || one > from || (one === from && how === 'from')) ?? null,
      },
    });
    for (;;) {
      const report = await round(ORIGIN);
      if ((progress as UpkeepProgress | null)?.at_tenant == null) return report;
    }
  }

  return {
    ...{ knowledge, bucket, processes, clock, chroma_url, takeStarted, upkeep, stopFile },
    indexFiles: createIndexFiles({ ...deps, files: createIndexedFiles(test.database), dispatcher }),
    archiveFile: createArchiveFile({ ...deps, stopFile, snapshots, retention_days: 30 }),
    purgeFile: createPurgeFile({
      ...deps,
      rows: createFileRows(test.database),
      vectors: { of: () => knowledge.vectors },
      objects: bucket.upkeep,
      multipart: { abort: async () => undefined } as never,
    }),
    sweepIndexes: createSweepIndexes({
      builder,
      dispatcher,
      builds: createIndexBuildWatchList(test.database),
      waiting: createWaitingEntries(test.database),
    }),
    scopeOf: (tenant_id: string): TenantScope => systemScope(tenant_id, 'test', ORIGIN),
    async close() {
      await processes.close();
      await ending.stop();
      embeddings.close();
      bundle.remove();
    },
  };
}
export type FaultyKnowledge = Awaited<ReturnType<typeof openFaultyKnowledge>>;
