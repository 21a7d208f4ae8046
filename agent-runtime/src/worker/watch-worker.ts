import type { composeWorker } from '../compose.ts';
import { createGenerationWatch } from './generation-watch.ts';
import { writeJobMetrics } from './job-metrics.ts';
import { watchLivekit } from './livekit-watch.ts';
import { repeat } from './repeat.ts';
import { createScaleInProtection } from './scale-in-protection.ts';
import { serveHealth, standingOf } from './worker-health.ts';

const LIVEKIT_EVERY_MS = 1_000;
const PROTECTION_EVERY_MS = 5_000;
/** Scaling follows figures of a minute. */
const FIGURES_EVERY_MS = 60_000;
/** Not connected for longer, it displaces no earlier generation. */
const READY_WITHIN_MS = 10_000;

export interface WatchedWorker {
  /** Where the framework says whether it is connected. */
  readonly inner_health_url: string;
  /** Conversations here, those about to begin included. */
  readonly jobs: () => number;
  readonly isEnding: () => boolean;
  /** Outdated and without a conversation. */
  readonly onSpent: () => void;
}

/** Everything that looks after a worker besides its jobs, until it is closed. */
export interface WorkerWatch {
  isOutdated(): boolean;
  /** A job was taken or refused. */
  jobsChanged(): void;
  close(): Promise<void>;
}

export async function watchWorker(
  worker: Awaited<ReturnType<typeof composeWorker>>,
  { inner_health_url, jobs, isEnding, onSpent }: WatchedWorker,
): Promise<WorkerWatch> {
  const { runtime, log } = worker;
  const livekit = watchLivekit(inner_health_url);
  const isReady = () => {
    const at = livekit.connectedAt();
    return !isEnding() && at !== undefined && performance.now() - at < READY_WITHIN_MS;
  };
  const generation = createGenerationWatch({
    own: worker.generation,
    newest: worker.newestGeneration,
    announce: worker.announce,
    isReady,
    jobs,
    onSpent,
    log,
  });
  const protection = worker.protection && createScaleInProtection(worker.protection, { jobs, log });
  const health = await serveHealth(
    () =>
      standingOf({
        isDraining: isEnding,
        isOutdated: generation.isOutdated,
        livekitAt: livekit.connectedAt,
        databaseAt: generation.answeredAt,
        lost_after_ms: runtime.lost_after_ms,
        activeJobs: jobs,
        max_jobs: runtime.max_jobs,
        agent_name: worker.livekit.agent_name,
        generation: worker.generation ?? null,
      }),
    { host: runtime.health_host, port: runtime.health_port },
  );
  const figures = async () => {
    const takes_jobs = !isEnding() && !generation.isOutdated();
    writeJobMetrics(worker.figures, { active_jobs: jobs(), max_jobs: runtime.max_jobs, takes_jobs }, new Date());
  };
  const ends = [
    repeat(livekit.look, LIVEKIT_EVERY_MS),
    repeat(generation.look, runtime.watch_every_ms),
    // Only where a scheduler listens.
    ...(protection === undefined ? [] : [repeat(protection.update, PROTECTION_EVERY_MS)]),
    ...(runtime.ecs === undefined ? [] : [repeat(figures, FIGURES_EVERY_MS)]),
  ];
  return {
    isOutdated: generation.isOutdated,
    jobsChanged: () => void protection?.update(),
    async close() {
      await Promise.all(ends.map((end) => end()));
      await health.close();
    },
  };
}
