import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it, vi } from 'vitest';
import { docxParser } from '../../../packages/documents/src/parsers/docx/docx-parser.ts';
import { docxCases } from './docx-cases.ts';
import { randomOf } from './random.ts';

/** Bytes that came out of every unpacking since it was last set to zero. */
const unpacked = vi.hoisted(() => ({ bytes: 0 }));

vi.mock('node:zlib', async (load) => {
  const zlib = await load<typeof import('node:zlib')>();
  return {
    ...zlib,
    createInflateRaw(options?: import('node:zlib').ZlibOptions) {
      const stream = zlib.createInflateRaw(options);
      const push = stream.push.bind(stream);
      stream.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
        unpacked.bytes += chunk?.length ?? 0;
        return push(chunk, encoding);
      };
      return stream;
    },
  };
});

const bombs = docxCases.filter(({ ends }) => ends.includes('document_bomb') && ends.length === 1);
/** An honest small document unpacks to that much, whatever a bomb of a gigabyte is about to. */
const mostBytes = 16 * 2 ** 20;

describe('a bomb', () => {
  it('counts what comes out of an honest file, so that the count below means something', async () => {
    unpacked.bytes = 0;
    const honest = docxCases.find(({ name }) => name === 'DOCX: a style based on itself');
    if (honest === undefined) throw new Error('the case has gone');
    const outcome = await docxParser.parse(await honest.make(randomOf(1, '')), defaultParseLimits);
    expect(outcome.ok).toBe(true);
    expect(unpacked.bytes).toBeGreaterThan(500);
  });

  it.each(bombs)('$name is refused after 16 MB at most, however large it would be', async ({ name, make }) => {
    const bytes = await make(randomOf(1, name));
    unpacked.bytes = 0;
    const outcome = await docxParser.parse(bytes, defaultParseLimits);
    expect(outcome).toMatchObject({ ok: false, code: 'document_bomb' });
    expect(unpacked.bytes).toBeLessThanOrEqual(mostBytes);
  });
});
