import { ID_PREFIXES, OBJECT_AREAS } from '../kernel/index.ts';
import type { SessionRecording } from './recording.ts';

/** Whose recording it is. */
export interface RecordingRef {
  readonly tenant_id: string;
  readonly session_id: string;
}

/** Everything that is kept of one session's sound lies under this. */
export function recordingPrefix({ tenant_id, session_id }: RecordingRef): string {
  return `${OBJECT_AREAS.recordings}${tenant_id}/${session_id}/`;
}

/** Key of the recorded object, under the tenant's prefix. */
export function recordingKey(ref: RecordingRef, format: SessionRecording['format']): string {
  return `${recordingPrefix(ref)}recording.${format}`;
}

const KEY = new RegExp(
  `^${OBJECT_AREAS.recordings}(${ID_PREFIXES.tenant}_[0-9A-Z]{26})/(${ID_PREFIXES.session}_[0-9A-Z]{26})/recording\\.(?:ogg|mp4)$`,
);

/** Whose recording an object is; null for a key that is none of ours. */
export function parseRecordingKey(key: string): RecordingRef | null {
  const [, tenant_id, session_id] = KEY.exec(key) ?? [];
  return tenant_id === undefined || session_id === undefined ? null : { tenant_id, session_id };
}
