import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { utf16OrderOf } from './utf16.ts';

/** A text file as text. */
export interface DecodedText {
  readonly text: string;
  /** Name of the encoding, in the spelling of the WHATWG Encoding Standard where it has one. */
  readonly encoding: string;
  /** True where nothing but the letters themselves spoke for the encoding. */
  readonly isGuess: boolean;
}

/** As much as the detector is given: more does not make it surer. */
const sampleBytes = 32 * 1024;
/** Marks, longest first: that of UTF-32 begins with that of UTF-16. */
const marks: readonly (readonly [bytes: string, encoding: string])[] = [
  ['fffe0000', 'utf-32le'],
  ['0000feff', 'utf-32be'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/**
 * Decodes a text file: byte order mark first, then the encoding that the file itself declares (HTML), strict UTF-8,
 * UTF-16 by its spaces, and at last by the statistics of its letters: Japanese, Chinese and Korean encodings, Cyrillic,
 * Greek, Hebrew, Arabic, and for the rest Windows-1252, which maps every byte to some character.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.subarray(0, 4).toString('hex');
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1];
  if (marked !== undefined) return { text: decode(buffer, marked), encoding: marked, isGuess: false };
  const escaped = buffer.subarray(0, sampleBytes).toString('latin1').includes('\u001b$') ? 'iso-2022-jp' : undefined;
  const order = utf16OrderOf(buffer);
  const known = escaped ?? order ?? (isUtf8(buffer) ? 'utf-8' : undefined);
  if (known !== undefined) return { text: decode(buffer, known), encoding: known, isGuess: false };
  if (declared !== undefined && iconv.encodingExists(declared) && !/^utf|^ucs/i.test(declared)) {
    return { text: iconv.decode(buffer, declared), encoding: declared.toLowerCase(), isGuess: false };
  }
  const encoding = guess(buffer);
  return { text: iconv.decode(buffer, encoding), encoding, isGuess: true };
}

function decode(buffer: Buffer, encoding: string): string {
  return iconv.encodingExists(encoding) ? iconv.decode(buffer, encoding) : new TextDecoder(encoding).decode(buffer);
}

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return true;
  } catch {
    return false;
  }
}

const multiByte = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);
/** The detector's names for what in practice is the larger Windows set. */
const supersets: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};

function guess(buffer: Buffer): string {
  const first = Math.max(0, buffer.findIndex((byte) => byte > 127) - 1_000);
  const sample = buffer.subarray(first, first + sampleBytes);
  let high = 0;
  let letters = 0;
  for (const byte of sample) {
    if (byte > 127) high++;
    else if ((byte | 32) > 96 && (byte | 32) < 123) letters++;
  }
  // Latin scripts have a letter beyond ASCII here and there; where most are, the script is another.
  const least = high > letters ? 10 : 20;
  for (const { name, confidence } of analyse(sample)) {
    const encoding = name.toLowerCase();
    // ISO-8859-6 is a set that no one writes Arabic with; it is found where Cyrillic is short.
    if (confidence < (multiByte.has(encoding) ? 40 : least) || encoding === 'iso-8859-6') continue;
    if (!iconv.encodingExists(encoding) || !isWhole(iconv.decode(sample, encoding))) continue;
    return supersets[encoding] ?? encoding;
  }
  return 'windows-1252';
}

/** No byte without a character, but for those that the sample's edges cut apart. */
function isWhole(text: string): boolean {
  return !/\ufffd/.test(text.slice(2, -2));
}
