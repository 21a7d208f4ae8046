/** Sound: 16-bit mono. */
export interface Sound {
  readonly samples: Int16Array;
  readonly rate: number;
}

const FRAME_MS = 20;
/** Of 32,767. */
const QUIET_RMS = 150;
/** Compared are the last seconds: where an utterance begins depends on who cut it. */
const COMPARED_FRAMES = 1_400 / FRAME_MS;
const SHIFTS = 4;
const ALIKE = 0.75;

/** Tells which of some known utterances a sound is, by the course of its loudness. Null: none of them. */
export function recogniser(known: readonly { readonly text: string; readonly sound: Sound }[]) {
  const courses = known.map(({ text, sound }) => ({ text, course: loudness(sound) }));
  return (sound: Sound): string | null => {
    const heard = loudness(sound);
    const [best] = courses
      .map(({ text, course }) => ({ text, likeness: likeness(heard, course) }))
      .toSorted((a, b) => b.likeness - a.likeness);
    return best !== undefined && best.likeness >= ALIKE ? best.text : null;
  };
}

/** A RIFF file as the framework's plugin writes it. */
export function readWav(file: Buffer): Sound {
  const start = file.indexOf('RIFF');
  const data = file.indexOf('data', start);
  if (start === -1 || data === -1) throw new Error('no WAV');
  const size = file.readUInt32LE(data + 4);
  const bytes = Uint8Array.from(file.subarray(data + 8, data + 8 + size - (size % 2)));
  return { samples: new Int16Array(bytes.buffer), rate: file.readUInt32LE(start + 24) };
}

/** Where the last sound of it ends, in samples. */
export function audibleEnd({ samples, rate }: Sound): number {
  return levels({ samples, rate }).findLastIndex((level) => level > QUIET_RMS) * frameOf(rate) + frameOf(rate);
}

/** Root mean squares up to the last sound. */
function loudness(sound: Sound): number[] {
  const all = levels(sound);
  return all.slice(0, all.findLastIndex((level) => level > QUIET_RMS) + 1);
}

function levels({ samples, rate }: Sound): number[] {
  const length = frameOf(rate);
  return Array.from({ length: Math.floor(samples.length / length) }, (_value, frame) => {
    let sum = 0;
    for (const sample of samples.subarray(frame * length, (frame + 1) * length)) sum += sample * sample;
    return Math.sqrt(sum / length);
  });
}

const frameOf = (rate: number) => (rate * FRAME_MS) / 1_000;

/** The best correlation of two ends, moved against each other a little. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const shifts = Array.from({ length: 2 * SHIFTS + 1 }, (_value, index) => index - SHIFTS);
  return Math.max(
    ...shifts.map((shift) => correlation(endOf(one, Math.max(shift, 0)), endOf(other, Math.max(-shift, 0)))),
  );
}

function endOf(course: readonly number[], without: number): readonly number[] {
  return course.slice(Math.max(course.length - without - COMPARED_FRAMES, 0), course.length - without);
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  if (length < COMPARED_FRAMES / 2) return 0;
  const [a, b] = [one.slice(-length), other.slice(-length)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [(a[index] ?? 0) - meanA, (b[index] ?? 0) - meanB];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA === 0 || squareB === 0 ? 0 : product / Math.sqrt(squareA * squareB);
}
