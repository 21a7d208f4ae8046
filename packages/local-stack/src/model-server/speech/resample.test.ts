import { describe, expect, it } from 'vitest';
import { resample } from './resample.ts';
import { readWav, toPcm16, wavHeader } from './wav.ts';

const tone = (hz: number, sample_rate: number, seconds = 0.5) => ({
  samples: Float32Array.from(
    { length: sample_rate * seconds },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / sample_rate),
  ),
  sample_rate,
});
/** Loudness without the edges, where the filter has less to go on. */
const level = ({ samples }: { samples: Float32Array }) => {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
};

describe('resample', () => {
  it.each([
    [16_000, 24_000],
    [48_000, 16_000],
    [44_100, 16_000],
    [8_000, 16_000],
    [22_050, 16_000],
  ])('keeps a tone of 1 kHz from %i to %i Hz, sample by sample', (from, to) => {
    const got = resample(tone(1_000, from), to);
    const wanted = tone(1_000, to).samples;
    expect(Math.abs(got.samples.length - wanted.length)).toBeLessThanOrEqual(1);
    for (let at = 200; at < wanted.length - 200; at += 7) {
      expect(Math.abs((got.samples[at] ?? 0) - (wanted[at] ?? 0))).toBeLessThan(0.003);
    }
  });

  it('lets nothing above the new Nyquist frequency fold back', () => {
    expect(level(resample(tone(10_000, 48_000), 16_000))).toBeLessThan(0.0005);
    expect(level(resample(tone(7_000, 48_000), 16_000))).toBeGreaterThan(0.34);
  });

  it('manages a rate that shares no divisor, quickly', () => {
    const started = performance.now();
    const got = resample(tone(1_000, 44_101), 16_000);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(level(got)).toBeCloseTo(level(tone(1_000, 16_000)), 2);
  });
});

describe('readWav', () => {
  const { samples } = tone(440, 16_000);
  it('reads what was written, with and without its length known', () => {
    const pcm = toPcm16(samples);
    for (const header of [wavHeader(16_000, pcm.length), wavHeader(16_000)]) {
      const read = readWav(Buffer.concat([header, pcm]));
      expect(read.sample_rate).toBe(16_000);
      expect(toPcm16(read.samples).equals(pcm)).toBe(true);
    }
  });

  it.each([
    ['no WAV', Buffer.from('OggS................')],
    ['no data', wavHeader(16_000, 0).subarray(0, 36)],
    ['an impossible rate', wavHeader(0, 0)],
    ['cut off in the header', wavHeader(16_000, 0).subarray(0, 20)],
  ])('refuses a file that is %s', (_what, bytes) => {
    expect(() => readWav(bytes)).toThrow(/WAV|no data|rate|fmt/);
  });
});
