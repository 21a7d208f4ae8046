/** Mono samples between -1 and 1, and how many of them make a second. */
export type Sound = { samples: Float32Array; sample_rate: number };

/** A WAV file that is not one, or of a kind that is not read. The message is fit for the client. */
export class WavError extends Error {
  override name = 'WavError';
}

/**
 * Reads PCM (8, 16, 24, 32 bit) and IEEE float (32 bit) WAV; several channels are mixed into one. A data chunk whose
 * length is unknown (streamed WAV) or runs past the end is read to the end.
 * @throws WavError
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') throw new WavError('is not a WAV file');
  let format: WavFormat | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === 'fmt ' && start + 16 <= bytes.length) format = readFormat(view, start, size);
    if (tag(at) === 'data') {
      if (!format) throw new WavError('has no fmt chunk before its data');
      return readSamples(view, start, Math.min(size, bytes.length - start), format);
    }
    at = start + size + (size % 2);
  }
  throw new WavError('has no data chunk');
}

type WavFormat = { channels: number; sample_rate: number; bits: number; float: boolean };

const PCM = 1;
const IEEE_FLOAT = 3;
const EXTENSIBLE = 0xfffe;

function readFormat(view: DataView, at: number, size: number): WavFormat {
  const declared = view.getUint16(at, true);
  const code = declared === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : declared;
  const channels = view.getUint16(at + 2, true);
  const sample_rate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const known = (code === PCM && [8, 16, 24, 32].includes(bits)) || (code === IEEE_FLOAT && bits === 32);
  if (!known) throw new WavError(`has an encoding that is not read here (format ${code}, ${bits} bit)`);
  if (channels < 1 || channels > 8) throw new WavError(`has ${channels} channels; 1 to 8 are read`);
  if (sample_rate < 4_000 || sample_rate > 192_000) {
    throw new WavError(`has a sample rate of ${sample_rate} Hz; 4,000 to 192,000 are read`);
  }
  return { channels, sample_rate, bits, float: code === IEEE_FLOAT };
}

function readSamples(view: DataView, start: number, size: number, format: WavFormat): Sound {
  const width = format.bits / 8;
  const frames = Math.floor(size / (width * format.channels));
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < format.channels; channel += 1) {
      sum += sampleAt(view, start + (frame * format.channels + channel) * width, format);
    }
    samples[frame] = sum / format.channels;
  }
  return { samples, sample_rate: format.sample_rate };
}

function sampleAt(view: DataView, at: number, { bits, float }: WavFormat): number {
  if (float) return view.getFloat32(at, true);
  if (bits === 8) return (view.getUint8(at) - 128) / 128;
  if (bits === 16) return view.getInt16(at, true) / 32_768;
  if (bits === 24) return ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
  return view.getInt32(at, true) / 2_147_483_648;
}

/** 16-bit little-endian PCM, clipped. */
export function toPcm16(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    pcm.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), index * 2);
  });
  return pcm;
}

/** Header of a mono 16-bit WAV. Without `data_bytes` (a stream whose length is not known yet) the sizes are 0xFFFFFFFF. */
export function wavHeader(sample_rate: number, data_bytes?: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'ascii');
  header.writeUInt32LE(data_bytes === undefined ? 0xffffffff : 36 + data_bytes, 4);
  header.write('WAVEfmt ', 8, 'ascii');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sample_rate, 24);
  header.writeUInt32LE(sample_rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'ascii');
  header.writeUInt32LE(data_bytes ?? 0xffffffff, 40);
  return header;
}
