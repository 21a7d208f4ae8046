import type { RecordingState, SessionRecording } from './recording.ts';

/** What is to be recorded, and where it goes. */
export interface RecordingOrder {
  readonly room: string;
  /** Key in the files bucket, under the tenant's prefix. */
  readonly key: string;
  readonly kind: SessionRecording['kind'];
}

/** Port of the media server's recorder; a stage without one has none. */
export interface Recorder {
  /**
   * Has the room recorded from now on, until it closes. Asked twice about one room, it records once.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout`
   */
  start(order: RecordingOrder): Promise<void>;
  /** Ends every recording of the room that still runs; none is as good. */
  stop(room: string): Promise<void>;
  /** What the media server knows of the room's recording; null where it knows of none. */
  find(room: string): Promise<RecordingState | null>;
}

/** Something that closes rooms. */
interface ClosesRooms {
  close(name: string): Promise<void>;
}

/**
 * Rooms whose recording ends before they do, so that the file is complete when everybody has been sent away. A recorder
 * that does not answer keeps no room open: it ends with the room at the latest.
 */
export function recordedRooms<R extends ClosesRooms>(rooms: R, recorder: Recorder | null): R {
  if (recorder === null) return rooms;
  return {
    ...rooms,
    async close(name: string) {
      await recorder.stop(name).catch(() => undefined);
      await rooms.close(name);
    },
  };
}
