import type { TenantScope, Work } from '../kernel/index.ts';
import type { RecordingStatus, SessionRecording } from './recording.ts';
import type { RecordingRef } from './recording-key.ts';

/** Where recordings are kept: each on its session. */
export interface RecordingRepository {
  /** undefined: there is no such session; null: it is not recorded. */
  get(scope: TenantScope, sessionId: string): Promise<SessionRecording | null | undefined>;
  /** Puts it in place of one whose status is still `from`; false when it is not. */
  replace(
    scope: TenantScope,
    work: Work,
    sessionId: string,
    from: RecordingStatus,
    recording: SessionRecording,
  ): Promise<boolean>;
}

/** The sweep's view across tenants. */
export interface RecordingWatchList {
  /** Recordings whose time has come, oldest first. */
  purgeable(now: Date, limit: number): Promise<RecordingRef[]>;
  /** Recordings that were not heard of although their session ended before a time, with the room that it was in. */
  silent(endedBefore: Date, limit: number): Promise<(RecordingRef & { readonly room: string })[]>;
}
