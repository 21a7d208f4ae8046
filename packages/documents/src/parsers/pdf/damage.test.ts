import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasDamagedContent } from './damage.ts';

const packed = deflateSync(Buffer.alloc(5_000, 'BT (Opening hours) Tj ET '));
const broken = Buffer.from(packed);
broken.fill(0x55, 4, 12);

function pdf(dictionary: string, body: Uint8Array, more = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<< /Length ${body.length} ${dictionary} >>\nstream\n`),
    body,
    Buffer.from(`\nendstream\nendobj\ntrailer\n<< /Root 1 0 R ${more} >>\n`),
  ]);
}

describe('damaged content of a PDF', () => {
  it('is packed content that does not unpack, whole or cut off', () => {
    expect(hasDamagedContent(pdf('/Filter /FlateDecode', broken))).toBe(true);
    expect(hasDamagedContent(pdf('/Filter [/FlateDecode]', broken))).toBe(true);
    expect(hasDamagedContent(pdf('/Filter /FlateDecode', packed.subarray(0, 20)))).toBe(true);
  });

  it('is not content that unpacks, however much it is', () => {
    expect(hasDamagedContent(pdf('/Filter /FlateDecode', packed))).toBe(false);
    expect(hasDamagedContent(pdf('/Filter /FlateDecode', deflateSync(Buffer.alloc(8 << 20))))).toBe(false);
  });

  it('is not a picture, nor what only looks damaged because it is encrypted or packed in another way', () => {
    expect(hasDamagedContent(pdf('/Subtype /Image /Filter /FlateDecode', broken))).toBe(false);
    expect(hasDamagedContent(pdf('/Filter /FlateDecode', broken, '/Encrypt 9 0 R'))).toBe(false);
    expect(hasDamagedContent(pdf('/Filter [/ASCII85Decode /FlateDecode]', broken))).toBe(false);
    expect(hasDamagedContent(pdf('', broken))).toBe(false);
  });
});
