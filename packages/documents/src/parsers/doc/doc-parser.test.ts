import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import { hillsideClinic } from '../../../../../test/fixtures/documents/clinics.ts';
import { documentOf, fixture, sentencesOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { findCompoundStream } from './compound-file.ts';
import { docParser } from './doc-parser.ts';

const parse = (bytes: Uint8Array) => docParser.parse(bytes, defaultParseLimits);

describe('a DOC', () => {
  it('gives every sentence', async () => {
    const { pages } = documentOf(await parse(fixture('hillside-clinic.doc')));
    for (const sentence of sentencesOf(hillsideClinic).flat()) expect(pages[0]?.text).toContain(sentence);
  });

  it('keeps the rows of a table together', async () => {
    const { pages } = documentOf(await parse(fixture('hillside-clinic.doc')));
    expect(pages[0]?.text).toContain(
      'Saturday | eleven in the morning | three in the afternoon\nSunday | closed | closed',
    );
  });

  it('is recognised as encrypted by the flag in its own header', async () => {
    const bytes = Buffer.from(fixture('hillside-clinic.doc'));
    const { offset = 0 } = findCompoundStream(bytes, 'WordDocument') ?? {};
    bytes.writeUInt16LE(bytes.readUInt16LE(offset + 10) | 0x0100, offset + 10);
    expect(await parse(bytes)).toMatchObject({ ok: false, code: 'document_encrypted' });
  });

  it('is corrupt when its directory points nowhere', async () => {
    const bytes = Buffer.from(fixture('hillside-clinic.doc'));
    bytes.writeInt32LE(0x00ffffff, 48);
    expect(await parse(bytes)).toMatchObject({ ok: false, code: 'document_corrupt' });
  });

  /** Changes the entry of a sector in the allocation table. */
  const relink = (sector: number, next: number) => {
    const bytes = Buffer.from(fixture('hillside-clinic.doc'));
    const table = bytes.readInt32LE(76);
    bytes.writeInt32LE(next, (table + 1) * 512 + sector * 4);
    return bytes;
  };

  it('is corrupt, at once, when its sectors go in a circle', async () => {
    const directory = fixture('hillside-clinic.doc').readInt32LE(48);
    expect(await parse(relink(directory, directory))).toMatchObject({ ok: false, code: 'document_corrupt' });
    const { offset = 0 } = findCompoundStream(fixture('hillside-clinic.doc'), 'WordDocument') ?? {};
    const text = offset / 512 - 1;
    expect(await parse(relink(text + 1, text))).toMatchObject({ ok: false, code: 'document_corrupt' });
  });

  it('ends as text or a reason however it is cut or flipped', async () => {
    const whole = fixture('hillside-clinic.doc');
    let seed = 5;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const ends = new Map<string, number>();
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(round % 4 === 0 ? whole.subarray(0, random(whole.length)) : whole);
      // The header and the tables are where a flip hurts, so half of them go there.
      for (let flip = 0; flip < 12 && bytes.length > 0; flip++) {
        bytes[random(flip % 2 === 0 ? Math.min(512, bytes.length) : bytes.length)] = random(256);
      }
      const outcome = await parse(bytes);
      const end = outcome.ok ? 'text' : outcome.code;
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    for (const end of ends.keys()) {
      expect(['text', 'document_corrupt', 'document_encrypted', 'document_empty']).toContain(end);
    }
    expect(ends.get('document_corrupt')).toBeGreaterThan(20);
  }, 60_000);
});
