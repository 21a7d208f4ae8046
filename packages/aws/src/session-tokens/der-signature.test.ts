import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joseSignature } from './der-signature.ts';

/** `SEQUENCE { INTEGER r, INTEGER s }` with minimal integers, as X.690 demands. */
function der(r: bigint, s: bigint): Uint8Array {
  const integer = (value: bigint) => {
    const hex = value.toString(16);
    const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
    const content = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
    return Buffer.concat([Buffer.from([0x02, content.length]), content]);
  };
  const content = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

const jose = (r: bigint, s: bigint) =>
  Buffer.from(`${r.toString(16).padStart(64, '0')}${s.toString(16).padStart(64, '0')}`, 'hex');

/** Numbers of every length, so that zeros lead in JOSE and a sign byte leads in DER. */
const coordinate = fc
  .tuple(fc.integer({ min: 1, max: 32 }), fc.bigInt({ min: 1n, max: (1n << 256n) - 1n }))
  .map(([bytes, value]) => {
    const cut = value & ((1n << BigInt(8 * bytes)) - 1n);
    return cut === 0n ? 1n : cut;
  });

describe('an ES256 signature from DER', () => {
  it('is r and s at full length, whatever their size', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (r, s) => {
        expect(Buffer.from(joseSignature(der(r, s)))).toEqual(jose(r, s));
      }),
      { numRuns: 2_000 },
    );
    const edges = [1n, 0x7fn, 0x80n, 0xffn, 0x100n, (1n << 255n) - 1n, 1n << 255n, (1n << 256n) - 1n];
    for (const r of edges) for (const s of edges) expect(Buffer.from(joseSignature(der(r, s)))).toEqual(jose(r, s));
  });

  it('verifies where the DER one did, with keys and messages of node:crypto', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (let round = 0; round < 300; round += 1) {
      const message = createHash('sha256').update(String(round)).digest();
      const signature = joseSignature(sign('sha256', message, privateKey));
      expect(signature).toHaveLength(64);
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
  });

  it('is refused when any byte of its frame is wrong, missing or too many', () => {
    const good = der(1n << 200n, 1n << 255n);
    for (let length = 0; length < good.length; length += 1) {
      expect(() => joseSignature(good.subarray(0, length))).toThrow('not a DER-encoded ECDSA signature');
    }
    const secondTag = 4 + (good[3] ?? 0);
    for (const at of [0, 1, 2, 3, secondTag, secondTag + 1]) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x01;
      expect(() => joseSignature(bad), `byte ${at}`).toThrow('not a DER-encoded ECDSA signature');
    }
    const longer = Uint8Array.from([...good, 0]);
    expect(() => joseSignature(longer)).toThrow('not a DER-encoded ECDSA signature');
    longer[1] = longer.length - 2;
    expect(() => joseSignature(longer)).toThrow('not a DER-encoded ECDSA signature');
    expect(() => joseSignature(der(1n << 256n, 1n))).toThrow('not a DER-encoded ECDSA signature');
  });

  it('never reads anything but a signature out of arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          expect(joseSignature(bytes)).toHaveLength(64);
        } catch (error) {
          expect((error as Error).message).toBe('not a DER-encoded ECDSA signature');
        }
      }),
    );
  });
});
