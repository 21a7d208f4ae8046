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
});
