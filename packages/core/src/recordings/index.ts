export { type Recorder, type RecordingOrder, recordedRooms } from './recorder.ts';
export {
  plannedRecording,
  type RecordingState,
  type SessionRecording,
  sessionRecordingSchema,
  UNSETTLED,
} from './recording.ts';
export { parseRecordingKey, type RecordingRef, recordingKey } from './recording-key.ts';
export type { RecordingRepository, RecordingWatchList } from './recording-repository.ts';
export {
  createGetRecording,
  createRecordingTracker,
  type RecordingDownload,
  type RecordingDownloads,
  recordingDownloadSchema,
} from './recording-service.ts';
export { createSweepRecordings } from './sweep-recordings.ts';
