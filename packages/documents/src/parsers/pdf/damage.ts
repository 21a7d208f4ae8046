import { inflateSync } from 'node:zlib';
import { bufferOf } from '../../document-file.ts';
import type { PdfInput } from './open-pdf.ts';

/** What is looked at of a file: so many streams, so far into each once it is unpacked. */
const maxStreams = 500;
const maxBytes = 1 << 20;
/** As much of a file that is not in memory, from its begin; and of its end, where it says whether it is encrypted. */
const maxHead = 32 * 2 ** 20;
const maxTail = 2 ** 20;
/** A dictionary that begins farther before its stream is not the short one of a page's content. */
const maxDictionary = 2_048;

/**
 * Whether packed content of a PDF does not unpack. Engines pass over such content, so that its pages look as if there
 * were nothing on them. Pictures are left out: those of many scanners end badly, and all readers show them.
 */
export function hasDamagedContent(input: PdfInput): boolean {
  const isWhole = input instanceof Uint8Array;
  const file = bufferOf(isWhole ? input : input.read(0, maxHead));
  const tail = isWhole ? file : bufferOf(input.read(Math.max(0, input.size - maxTail), maxTail));
  // Content that is encrypted does not unpack as it stands.
  if (file.includes('/Encrypt') || tail.includes('/Encrypt')) return false;
  let at = 0;
  for (let count = 0; count < maxStreams; count += 1) {
    at = file.indexOf('stream', at);
    if (at === -1) return false;
    const end = file.indexOf('endstream', at);
    if (end === -1 && !isWhole) return false;
    const until = end === -1 ? file.length : end;
    const head = file.toString('latin1', Math.max(0, at - maxDictionary), at);
    if (isPackedContent(head.slice(head.lastIndexOf(' obj') + 1)) && !unpacks(file.subarray(bodyOf(file, at), until))) {
      return true;
    }
    at = until + 'endstream'.length;
  }
  return false;
}

function isPackedContent(dictionary: string): boolean {
  return /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b/.test(dictionary) && !/\/Image\b/.test(dictionary);
}

function bodyOf(file: Buffer, at: number): number {
  const body = at + 'stream'.length;
  if (file[body] === 0x0d && file[body + 1] === 0x0a) return body + 2;
  return file[body] === 0x0a || file[body] === 0x0d ? body + 1 : body;
}

function unpacks(packed: Buffer): boolean {
  try {
    inflateSync(packed, { maxOutputLength: maxBytes });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
