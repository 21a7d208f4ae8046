import { z } from 'zod';
import { timeField } from '../kernel/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';

/**
 * starting → recording → completed → purged, or → failed. Each later status replaces an earlier one, whatever order the
 * media server tells them in; completed and failed are final, but for the purge.
 */
export const RECORDING_STATUSES = ['starting', 'recording', 'completed', 'failed', 'purged'] as const;
export type RecordingStatus = (typeof RECORDING_STATUSES)[number];

/** Statuses after which the media server says nothing more. */
export const UNSETTLED: readonly RecordingStatus[] = ['starting', 'recording'];

/** What is kept of the sound (and picture) of a session, as the session shows it. */
export const sessionRecordingSchema = z
  .object({
    status: z.enum(RECORDING_STATUSES),
    kind: z.enum(['audio', 'composite']),
    format: z.enum(['ogg', 'mp4']).meta({ description: '`ogg` (Opus) for sound alone, `mp4` for sound and picture' }),
    started_at: timeField.nullable(),
    ended_at: timeField.nullable(),
    duration_ms: z.int().min(0).nullable(),
    size_bytes: z.int().min(0).nullable(),
    failed_reason: z.string().max(500).nullable(),
    retention_days: z.int().nullable().meta({ description: 'From the runtime config; null: kept until it is purged' }),
    purge_at: timeField.nullable().meta({ description: 'When it is removed for good' }),
  })
  .meta({ id: 'SessionRecording', description: 'What is kept of the sound of a session' });
export type SessionRecording = z.infer<typeof sessionRecordingSchema>;

/** The recording that a config asks for, before anything has happened; null where it asks for none. */
export function plannedRecording({
  recording,
  retention,
}: Pick<RuntimeConfigContent, 'recording' | 'retention'>): SessionRecording | null {
  if (recording?.enabled !== true) return null;
  return {
    status: 'starting',
    kind: recording.kind,
    format: recording.kind === 'audio' ? 'ogg' : 'mp4',
    started_at: null,
    ended_at: null,
    duration_ms: null,
    size_bytes: null,
    failed_reason: null,
    retention_days: retention?.recording_days ?? null,
    purge_at: null,
  };
}

/** What the media server says about a recording, at some time. */
export interface RecordingState {
  readonly session_id: string;
  readonly tenant_id: string;
  readonly status: 'starting' | 'recording' | 'completed' | 'failed';
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly duration_ms: number | null;
  readonly size_bytes: number | null;
  readonly failed_reason: string | null;
}

const DAY_MS = 86_400_000;
const rank = (status: RecordingStatus) => (status === 'failed' ? 2 : RECORDING_STATUSES.indexOf(status));

/** The recording after the media server said something; null where that is no news. */
export function advanced(now: SessionRecording, said: RecordingState, at: Date): SessionRecording | null {
  if (!UNSETTLED.includes(now.status) || rank(said.status) <= rank(now.status)) return null;
  const ended_at = said.ended_at ?? (UNSETTLED.includes(said.status) ? null : at);
  const keptFrom = said.status === 'completed' && now.retention_days !== null ? ended_at : null;
  return {
    ...now,
    status: said.status,
    started_at: said.started_at ?? now.started_at,
    ended_at,
    duration_ms: said.duration_ms ?? now.duration_ms,
    size_bytes: said.size_bytes ?? now.size_bytes,
    failed_reason: said.status === 'failed' ? (said.failed_reason ?? 'The recorder gave no reason.') : null,
    purge_at: keptFrom === null ? null : new Date(keptFrom.getTime() + (now.retention_days ?? 0) * DAY_MS),
  };
}
