import { type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { Recorder } from './recorder.ts';
import type { RecordingRef } from './recording-key.ts';
import { recordingPrefix } from './recording-key.ts';
import type { RecordingWatchList } from './recording-repository.ts';
import { createRecordingTracker, type RecordingDeps, recordingChange } from './recording-service.ts';

/** What the sweep needs; no recorder where the stage has none any more. */
export interface SweepRecordingsDeps extends RecordingDeps {
  readonly watchList: RecordingWatchList;
  readonly recorder: Recorder | null;
  readonly objects: { removeAll(prefix: string): Promise<number> };
}

/** Seconds after the end of a session until its recording is asked about: uploads of long ones take a while. */
const SILENCE_SECONDS = 300;

/** Recordings that are silent for so long, and that the media server knows nothing of, are given up. */
const GIVE_UP_SECONDS = 3_600;

/** Recordings that one sweep looks at, of each kind. */
const SWEEP_LIMIT = 100;

const NEVER_HEARD = 'The recorder never said how it ended.';

/** Removes recordings whose time has come, and asks about those of which nothing was heard: webhooks get lost. */
export function createSweepRecordings(deps: SweepRecordingsDeps) {
  const { recordings, watchList, recorder, objects, unitOfWork, clock } = deps;
  const track = createRecordingTracker(deps);

  async function purge({ tenant_id, session_id }: RecordingRef, origin: RequestOrigin): Promise<void> {
    const scope = systemScope(tenant_id, 'recording-sweeper', origin);
    const before = await recordings.get(scope, session_id);
    if (before?.status !== 'completed') return;
    // The object first: a sweep that dies in between finds the same recording again, and nothing to remove.
    await objects.removeAll(recordingPrefix({ tenant_id, session_id }));
    const after = { ...before, status: 'purged' as const };
    await unitOfWork.run(scope, async (work) => {
      const replaced = await recordings.replace(scope, work, session_id, 'completed', after);
      if (replaced) work.record(recordingChange(session_id, before, after));
    });
  }

  async function ask(ref: RecordingRef, room: string, isOld: boolean, origin: RequestOrigin): Promise<void> {
    const said = (await recorder?.find(room)) ?? null;
    // Its own word about whose it is counts for less than the session that was asked about.
    if (said !== null && (await track({ ...said, ...ref }, origin))) return;
    const settled = said?.status === 'completed' || said?.status === 'failed';
    if (!isOld || settled) return;
    const failed = { status: 'failed', failed_reason: NEVER_HEARD } as const;
    const unknown = { started_at: null, ended_at: null, duration_ms: null, size_bytes: null };
    await track({ ...ref, ...unknown, ...failed }, origin);
  }

  return async (origin: RequestOrigin): Promise<{ purged: number; asked: number; failed: number }> => {
    const now = clock.now();
    const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
    const due = await watchList.purgeable(now, SWEEP_LIMIT);
    const silent = await watchList.silent(before(SILENCE_SECONDS), SWEEP_LIMIT);
    const old = await watchList.silent(before(GIVE_UP_SECONDS), SWEEP_LIMIT);
    const oldIds = new Set(old.map(({ session_id }) => session_id));
    const work = [
      ...due.map((ref) => purge(ref, origin)),
      ...silent.map(({ room, ...ref }) => ask(ref, room, oldIds.has(ref.session_id), origin)),
    ];
    const results = await Promise.allSettled(work);
    const failed = results.filter(({ status }) => status === 'rejected').length;
    return { purged: due.length, asked: silent.length, failed };
  };
}
