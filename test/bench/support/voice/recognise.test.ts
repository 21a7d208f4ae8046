import { describe, expect, it } from 'vitest';
import { readWav, recogniser, type Sound } from './recognise.ts';

const RATE = 24_000;

/** Syllables of a hum: lengths of sound and silence in turns, in hundredths of a second. */
function hum(lengths: readonly number[]): Sound {
  const parts = lengths.map((length, index) =>
    Int16Array.from({ length: length * (RATE / 100) }, (_value, at) =>
      index % 2 === 0 ? 4_000 * Math.sin(at / 20) : 0,
    ),
  );
  return { rate: RATE, samples: Int16Array.from(parts.flatMap((part) => [...part])) };
}

const ONE = hum([20, 8, 30, 12, 18, 6, 40, 10, 25]);
const OTHER = hum([40, 20, 10, 6, 12, 18, 8, 10, 55, 8, 12]);
const recognise = recogniser([
  { text: 'one', sound: ONE },
  { text: 'other', sound: OTHER },
]);

describe('recognising known utterances', () => {
  it('tells them apart, whatever silence is around them', () => {
    const padded = (sound: Sound) => ({
      ...sound,
      samples: Int16Array.from([...new Int16Array(12_000), ...sound.samples, ...new Int16Array(7_777)]),
    });
    expect([recognise(ONE), recognise(OTHER)]).toEqual(['one', 'other']);
    expect([recognise(padded(ONE)), recognise(padded(OTHER))]).toEqual(['one', 'other']);
  });

  it('knows one whose beginning is cut off', () => {
    expect(recognise({ ...ONE, samples: ONE.samples.slice(RATE * 0.3) })).toBe('one');
  });

  it('takes nothing else for one of them', () => {
    expect(recognise(hum([12, 30, 12, 30, 12, 30, 12, 30, 12]))).toBeNull();
    expect(recognise({ rate: RATE, samples: new Int16Array(RATE) })).toBeNull();
  });

  it('reads the sound out of a file that lies in a form', () => {
    const header = Buffer.alloc(44);
    header.write('RIFF', 0);
    header.writeUInt32LE(16_000, 24);
    header.write('data', 36);
    header.writeUInt32LE(4, 40);
    const form = Buffer.concat([Buffer.from('--x\r\n'), header, Buffer.from([1, 0, 2, 0]), Buffer.from('\r\n--x--')]);
    expect(readWav(form)).toEqual({ rate: 16_000, samples: Int16Array.from([1, 2]) });
  });
});
