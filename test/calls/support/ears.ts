import { AudioStream, type RemoteTrack, type Room, RoomEvent, TrackKind } from '@livekit/rtc-node';

const RATE = 24_000;
/** Of 32,767; dithered silence stays far below. */
const AUDIBLE_RMS = 200;

/** Whom somebody in a room hears, and for how long. */
export interface Ears {
  /** Milliseconds that were louder than a whisper, of who has this identity. */
  heard(identity: string): number;
}

/** Listens with somebody's ears, from now on: to whom they hear already, and to whom they will. */
export function ears(room: Room): Ears {
  const ms = new Map<string, number>();
  async function listen(track: RemoteTrack, identity: string): Promise<void> {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    for await (const { data, samplesPerChannel, sampleRate } of new AudioStream(track, RATE, 1)) {
      const rms = Math.sqrt(data.reduce((sum, sample) => sum + sample * sample, 0) / data.length);
      if (rms > AUDIBLE_RMS) ms.set(identity, (ms.get(identity) ?? 0) + (samplesPerChannel * 1000) / sampleRate);
    }
  }
  for (const { identity, trackPublications } of room.remoteParticipants.values()) {
    for (const { track } of trackPublications.values()) if (track !== undefined) void listen(track, identity);
  }
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => void listen(track, identity));
  return { heard: (identity) => ms.get(identity) ?? 0 };
}

/** A tone of so many milliseconds: 16-bit mono PCM at 24 kHz. */
export function tone(ms: number): Int16Array {
  return Int16Array.from({ length: (RATE * ms) / 1000 }, (_, at) => 9_000 * Math.sin((2 * Math.PI * 440 * at) / RATE));
}
