import { writeFile } from 'node:fs/promises';

const RATE = 24_000;
const BYTES_PER_SAMPLE = 2;

/**
 * Writes speech as a WAV for the browser's microphone.
 * @param pcm 16-bit mono at 24 kHz
 * @param lead_seconds silence before it: a page opens its microphone before anybody can hear it
 */
export async function writeMicrophone(path: string, pcm: Int16Array, lead_seconds: number): Promise<void> {
  const samples = new Int16Array(pcm.length + lead_seconds * RATE);
  samples.set(pcm, lead_seconds * RATE);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // mono
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * BYTES_PER_SAMPLE, 28);
  header.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  await writeFile(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
}
