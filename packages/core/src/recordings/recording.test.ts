import { describe, expect, it } from 'vitest';
import { advanced, plannedRecording, type RecordingState } from './recording.ts';
import { parseRecordingKey, recordingKey } from './recording-key.ts';

const REF = { tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', session_id: 'ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC' };
const AT = new Date('2026-11-23T10:00:00Z');
const said = (status: RecordingState['status'], more: Partial<RecordingState> = {}): RecordingState => ({
  ...REF,
  status,
  started_at: null,
  ended_at: null,
  duration_ms: null,
  size_bytes: null,
  failed_reason: null,
  ...more,
});
const planned = plannedRecording({ recording: { enabled: true, kind: 'composite' } });
if (planned === null) throw new Error('nothing was planned');

describe('a recording', () => {
  it('is planned only where a config asks for it, with picture as mp4', () => {
    expect(plannedRecording({})).toBeNull();
    expect(plannedRecording({ recording: { enabled: false, kind: 'audio' } })).toBeNull();
    expect(planned).toMatchObject({ status: 'starting', format: 'mp4', retention_days: null });
  });

  it('goes forward only: what is final stays, and what was skipped is not missed', () => {
    expect(advanced(planned, said('starting'), AT)).toBeNull();
    const completed = advanced(planned, said('completed', { size_bytes: 7 }), AT);
    expect(completed).toMatchObject({ status: 'completed', ended_at: AT, size_bytes: 7, purge_at: null });
    for (const late of ['recording', 'failed', 'completed'] as const) {
      expect(advanced(completed ?? planned, said(late), AT)).toBeNull();
    }
    const failed = advanced(planned, said('failed'), AT);
    expect(failed).toMatchObject({ status: 'failed', failed_reason: 'The recorder gave no reason.' });
    expect(advanced(failed ?? planned, said('completed'), AT)).toBeNull();
  });

  it('has a key by which its owner is known, and no other key names one', () => {
    const key = recordingKey(REF, 'ogg');
    expect(parseRecordingKey(key)).toEqual(REF);
    for (const other of [
      `x${key}`,
      `${key}.json`,
      key.replace('recording.', '../recording.'),
      key.replace('ten_', 'usr_'),
    ]) {
      expect(parseRecordingKey(other), other).toBeNull();
    }
  });
});
