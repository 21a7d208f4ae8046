import { harborClinic } from '../../fixtures/documents/clinics.ts';
import { docxType, fixture } from '../../fixtures/documents/read-fixture.ts';
import { writePdf } from '../../fixtures/documents/write-pdf.ts';
import { docType, htmlType, markdownType, type PoisonCase, type PoisonEnd, pdfType, plainType } from './poison-case.ts';
import type { Random } from './random.ts';
import { goodWords } from './write-raw-pdf.ts';

interface Sample {
  readonly kind: string;
  readonly media_type: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
}

const samples: readonly Sample[] = [
  { kind: 'PDF', media_type: pdfType, bytes: () => fixture('clinic-handbook.pdf') },
  { kind: 'DOCX', media_type: docxType, bytes: () => fixture('willow-clinic.docx') },
  { kind: 'DOC', media_type: docType, bytes: () => fixture('hillside-clinic.doc') },
  { kind: 'text', media_type: plainType, bytes: () => fixture('cedar-clinic.txt') },
  { kind: 'Markdown', media_type: markdownType, bytes: () => Buffer.from(`# Hours\n\n**${goodWords}**\n\n- a\n- b\n`) },
  {
    kind: 'HTML',
    media_type: htmlType,
    bytes: () => Buffer.from(`<!doctype html><html><body><h1>Hours</h1><p>${goodWords}</p></body></html>`),
  },
];
const texts = ['text', 'Markdown', 'HTML'];

const cutEnds: Readonly<Record<string, readonly PoisonEnd[]>> = {
  PDF: ['ok', 'document_corrupt'],
  DOCX: ['document_corrupt', 'document_type_mismatch'],
  DOC: ['document_corrupt', 'document_type_mismatch'],
};
/** A flip may hit the one bit that says "encrypted", a name, or a number that is then too great. */
const flippedEnds: Readonly<Record<string, readonly PoisonEnd[]>> = {
  PDF: ['ok', 'document_corrupt'],
  DOCX: ['ok', 'document_corrupt', 'document_type_mismatch', 'document_encrypted', 'document_unsafe', 'document_bomb'],
  DOC: ['ok', 'document_corrupt', 'document_type_mismatch'],
};

const binaries: readonly (readonly [kind: string, head: string])[] = [
  ['a PNG', '89504e470d0a1a0a0000000d49484452'],
  ['a JPEG', 'ffd8ffe000104a46494600010100'],
  ['a program', '7f454c4602010100000000000000000002003e0001000000'],
  ['a program of Windows', '4d5a90000300000004000000ffff0000b8'],
  ['a gzip', '1f8b0800000000000003'],
  ['an MP3', '4944330300000000000f5453534500'],
  ['a class of Java', 'cafebabe00000034'],
  ['a database', '53514c69746520666f726d6174203300'],
];

/** Documents as they come after a bad transfer: cut, flipped, empty, or under another's name. */
export const damageCases: readonly PoisonCase[] = [
  ...samples.map(({ kind, media_type }) => ({
    name: `${kind}: no bytes`,
    media_type,
    ends: ['document_empty' as const],
    make: () => Buffer.alloc(0),
  })),
  ...samples.slice(0, 3).flatMap(({ kind, media_type, bytes }) => [
    ...Array.from(
      { length: 14 },
      (_case, index): PoisonCase => ({
        name: `${kind}: cut off, ${index + 1}`,
        media_type,
        ends: cutEnds[kind] ?? [],
        async make(random) {
          const whole = await bytes();
          return whole.subarray(0, 600 + random.below(whole.length - 700));
        },
      }),
    ),
    ...Array.from(
      { length: 16 },
      (_case, index): PoisonCase => ({
        name: `${kind}: ${2 ** (index % 8)} bytes flipped, ${index + 1}`,
        media_type,
        ends: flippedEnds[kind] ?? [],
        async make(random) {
          const flipped = Buffer.from(await bytes());
          for (let flip = 0; flip < 2 ** (index % 8); flip += 1) {
            // Behind the signature: without it the file would only be of another type.
            const at = 16 + random.below(flipped.length - 16);
            flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
          }
          return flipped;
        },
      }),
    ),
    {
      name: `${kind}: a block of zeros`,
      media_type,
      ends: flippedEnds[kind] ?? [],
      async make(random: Random) {
        const holed = Buffer.from(await bytes());
        const at = 1_024 + random.below(holed.length - 2_048);
        return holed.fill(0, at, at + 1_024);
      },
    },
  ]),
  // Every document under every other's name; texts are of one family, and read as what they are.
  ...samples.flatMap((sample) =>
    samples
      .filter((other) => other !== sample)
      .map(
        ({ kind, media_type }): PoisonCase => ({
          name: `${kind}: is ${sample.kind}`,
          media_type,
          ends: [texts.includes(kind) && texts.includes(sample.kind) ? 'ok' : 'document_type_mismatch'],
          make: sample.bytes,
        }),
      ),
  ),
  ...binaries.flatMap(([name, head], index) =>
    [samples[index % samples.length], samples[(index + 3) % samples.length]].flatMap((sample): PoisonCase[] =>
      sample === undefined
        ? []
        : [
            {
              name: `${sample.kind}: is ${name}`,
              media_type: sample.media_type,
              ends: ['document_type_mismatch'],
              make: (random: Random) =>
                Buffer.concat([
                  Buffer.from(head, 'hex'),
                  Buffer.from(Array.from({ length: 5_000 }, () => random.below(256))),
                ]),
            },
          ],
    ),
  ),
  ...['image/png', 'application/vnd.ms-excel', 'application/octet-stream', '', 'pdf', 'text/csv', '__proto__'].map(
    (media_type): PoisonCase => ({
      name: `declared as ${JSON.stringify(media_type)}`,
      media_type,
      ends: ['document_unsupported_type'],
      make: () => writePdf(harborClinic),
    }),
  ),
];
