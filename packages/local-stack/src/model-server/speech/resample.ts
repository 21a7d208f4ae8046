import type { Sound } from './wav.ts';

/** Zero crossings of the sinc on each side of its centre: more is steeper and slower. */
const ZERO_CROSSINGS = 24;
/** Kaiser window: 80 dB of stop band. */
const KAISER_BETA = 8;
/** Share of the lower Nyquist frequency that passes; the rest is the filter's slope. */
const PASS_BAND = 0.94;
/** Tabulated positions between two input samples: exact for the usual rates, the nearest one for odd ones. */
const MAX_PHASES = 1_024;

/**
 * Changes the sample rate with a windowed-sinc low-pass (Kaiser), so that nothing above the new Nyquist frequency
 * folds back.
 */
export function resample(sound: Sound, sample_rate: number): Sound {
  if (sound.sample_rate === sample_rate) return sound;
  const divisor = greatestCommonDivisor(sound.sample_rate, sample_rate);
  const up = sample_rate / divisor;
  const down = sound.sample_rate / divisor;
  const input = sound.samples;
  const output = new Float32Array(Math.ceil((input.length * up) / down));
  const { phases, reach } = filterBank(up, down);
  for (let index = 0; index < output.length; index += 1) {
    const nearest = Math.round(((index * down) / up) * phases.length);
    const centre = Math.floor(nearest / phases.length);
    const taps = phases[nearest % phases.length] as Float32Array;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) {
      const at = centre + tap - reach + 1;
      if (at >= 0 && at < input.length) sum += (input[at] as number) * (taps[tap] as number);
    }
    output[index] = sum;
  }
  return { samples: output, sample_rate };
}

/** For each position between two input samples, the weights of the inputs around it, adding up to 1. */
function filterBank(up: number, down: number): { phases: Float32Array[]; reach: number } {
  const cutoff = PASS_BAND * Math.min(1, up / down);
  const reach = Math.ceil(ZERO_CROSSINGS / cutoff);
  const count = Math.min(up, MAX_PHASES);
  const phases = Array.from({ length: count }, (_, phase) => {
    const taps = new Float32Array(2 * reach);
    for (let tap = 0; tap < taps.length; tap += 1) {
      const distance = tap - reach + 1 - phase / count;
      taps[tap] = sinc(distance * cutoff) * kaiser(distance / reach);
    }
    const total = taps.reduce((sum, weight) => sum + weight, 0);
    return taps.map((weight) => weight / total);
  });
  return { phases, reach };
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kaiser = (x: number) =>
  Math.abs(x) >= 1 ? 0 : besselI0(KAISER_BETA * Math.sqrt(1 - x * x)) / besselI0(KAISER_BETA);

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
