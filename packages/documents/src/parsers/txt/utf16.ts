/** More than enough to tell. */
const sampleBytes = 64 * 1024;

/**
 * The byte order of UTF-16 that has no mark, or undefined where the bytes are not UTF-16. Told by its white space and
 * ideographic punctuation, which as single bytes would be control characters that no text has.
 */
export function utf16OrderOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, sampleBytes);
  if (isText(sample, 0)) return 'utf-16le';
  return isText(sample, 1) ? 'utf-16be' : undefined;
}

function isText(sample: Buffer, lowAt: 0 | 1): boolean {
  const units = sample.length / 2;
  const highBytes = new Uint32Array(256);
  let spaces = 0;
  let latin = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 2) {
    const low = sample[i + lowAt] ?? 0;
    const high = sample[i + 1 - lowAt] ?? 0;
    highBytes[high] = (highBytes[high] ?? 0) + 1;
    if (high === 0) {
      if (low === 32 || low === 10 || low === 13) spaces++;
      else if (low >= 33 && low < 127) latin++;
      else if (low < 9 || (low > 13 && low < 32) || (low > 126 && low < 160)) odd++;
    } else if (high === 0x30 && (low === 1 || low === 2 || low === 0)) spaces++;
    else if (high >= 0xe0 && high < 0xf9) odd++;
    else if (high === 0xff && low > 0xf0) odd++;
  }
  const scripts = highBytes.filter((count) => count > units * 0.02).length;
  // A script has its letters in a few hundred places in a row; ideographs fill eighty.
  const ideographs = highBytes.subarray(0x4e, 0xa0).reduce((sum, count) => sum + count, 0);
  const isOneScript = scripts <= 6 || ideographs > units * 0.4;
  return (
    odd <= Math.max(1, units * 0.005) &&
    spaces + latin > 0 &&
    (spaces >= units * 0.01 || latin > units * 0.5) &&
    isOneScript
  );
}
