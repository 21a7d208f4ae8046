import type { Room, TextStreamReader } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { boundTextStreams, MAX_TYPED_CHARS } from './text-input.ts';

type Handler = Parameters<Room['registerTextStreamHandler']>[1];

/** A stream of so many pieces that tells how many were read, and whether it was left. */
function stream(piece: string, count: number) {
  const seen = { read: 0, left: false };
  async function* pieces() {
    try {
      for (; seen.read < count; seen.read += 1) yield piece;
    } finally {
      seen.left = true;
    }
  }
  const reader = Object.assign(pieces(), { readAll: () => Promise.reject(new Error('unbounded')) });
  return { seen, reader: reader as unknown as TextStreamReader };
}

async function readThrough({ reader }: ReturnType<typeof stream>): Promise<string> {
  let handle: Handler = () => undefined;
  const room = {
    registerTextStreamHandler(_topic: string, given: Handler) {
      handle = given;
    },
  };
  boundTextStreams(room);
  const text = Promise.withResolvers<string>();
  room.registerTextStreamHandler('lk.chat', (bounded) => void bounded.readAll().then(text.resolve, text.reject));
  handle(reader, { identity: 'caller' });
  return text.promise;
}

describe('text streams of a room', () => {
  it('are read whole where they are short', async () => {
    expect(await readThrough(stream('hello ', 3))).toBe('hello hello hello ');
  });

  it('are left when they are longer than a message may be', async () => {
    const endless = stream('x'.repeat(1_000), 1_000_000);
    expect((await readThrough(endless)).length).toBe(MAX_TYPED_CHARS * 2);
    expect(endless.seen).toEqual({ read: 15, left: true });
  });
});
