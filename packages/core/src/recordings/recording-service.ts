import { z } from 'zod';
import {
  AppError,
  type Change,
  type Clock,
  idSchema,
  notFound,
  type RequestOrigin,
  systemScope,
  type TenantScope,
  timeField,
  type UnitOfWork,
} from '../kernel/index.ts';
import { advanced, type RecordingState, type SessionRecording, sessionRecordingSchema } from './recording.ts';
import { recordingKey } from './recording-key.ts';
import type { RecordingRepository } from './recording-repository.ts';

/** How long a download address can be used. */
const DOWNLOAD_SECONDS = 900;

const MEDIA_TYPES = { ogg: 'audio/ogg', mp4: 'video/mp4' } as const;

/** Where to fetch the recording of a session. */
export const recordingDownloadSchema = z
  .object({
    object: z.literal('session_recording'),
    session_id: idSchema('session'),
    ...sessionRecordingSchema.shape,
    media_type: z.string(),
    url: z.string().meta({ description: 'Whoever has it can fetch the recording until it expires' }),
    expires_at: timeField,
  })
  .meta({ id: 'SessionRecordingDownload' });
export type RecordingDownload = z.infer<typeof recordingDownloadSchema>;

/** Makes addresses by which whoever has them can fetch an object for a while. */
export interface RecordingDownloads {
  presignDownload(
    key: string,
    as: { readonly file_name: string; readonly media_type: string; readonly inline: boolean },
    expiresInSeconds: number,
  ): Promise<string>;
}

/** What keeping up recordings needs. */
export interface RecordingDeps {
  readonly recordings: RecordingRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

const ACTIONS = {
  starting: null,
  recording: 'recording.started',
  completed: 'recording.completed',
  failed: 'recording.failed',
  purged: 'recording.purged',
} as const;

/** What is told of a recording: nothing by which it could be fetched. */
function view({ status, duration_ms, size_bytes, failed_reason, purge_at }: SessionRecording) {
  return { status, duration_ms, size_bytes, failed_reason, purge_at: purge_at?.toISOString() ?? null };
}

/** The change of a recording from one status to another. */
export function recordingChange(sessionId: string, before: SessionRecording, after: SessionRecording): Change {
  return {
    action: ACTIONS[after.status] ?? 'recording.started',
    entity: { type: 'session', id: sessionId },
    old_value: view(before),
    new_value: view(after),
  };
}

/** Follows what the media server tells of recordings. */
export function createRecordingTracker({ recordings, unitOfWork, clock }: RecordingDeps) {
  /**
   * Takes a state in; states come in any order and more than once. What a session has no recording for, is no news.
   *
   * @returns whether it was news.
   */
  return async (said: RecordingState | null, origin: RequestOrigin): Promise<boolean> => {
    if (said === null) return false;
    const scope = systemScope(said.tenant_id, 'recorder', origin);
    const now = await recordings.get(scope, said.session_id);
    if (now === undefined || now === null) return false;
    const after = advanced(now, said, clock.now());
    if (after === null) return false;
    return unitOfWork.run(scope, async (work) => {
      const replaced = await recordings.replace(scope, work, said.session_id, now.status, after);
      if (replaced) work.record(recordingChange(said.session_id, now, after));
      return replaced;
    });
  };
}

/** Makes the use case that gives out the address of a recording; every address is audited. */
export function createGetRecording(deps: RecordingDeps & { readonly downloads: RecordingDownloads }) {
  const { recordings, unitOfWork, clock, downloads } = deps;
  /** @throws AppError `not_found`; `recording_not_ready` while it runs, where it failed and after its purge. */
  return async (scope: TenantScope, session_id: string): Promise<RecordingDownload> => {
    const recording = await recordings.get(scope, session_id);
    if (recording === undefined) throw notFound('session');
    if (recording === null) throw notFound('recording');
    const { status, format, failed_reason } = recording;
    if (status !== 'completed') {
      throw new AppError('recording_not_ready', {
        message: `There is no recording to fetch: it is ${status}.`,
        details: { status, failed_reason },
      });
    }
    const media_type = recording.kind === 'audio' ? MEDIA_TYPES.ogg : MEDIA_TYPES[format];
    const as = { file_name: `${session_id}.${format}`, media_type, inline: false };
    const key = recordingKey({ tenant_id: scope.tenant_id, session_id }, format);
    const url = await downloads.presignDownload(key, as, DOWNLOAD_SECONDS);
    const expires_at = new Date(clock.now().getTime() + DOWNLOAD_SECONDS * 1000);
    await unitOfWork.run(scope, async (work) => {
      work.record({
        action: 'recording.downloaded',
        entity: { type: 'session', id: session_id },
        old_value: null,
        new_value: { expires_at: expires_at.toISOString() },
      });
    });
    return { object: 'session_recording', session_id, ...recording, media_type, url, expires_at };
  };
}
