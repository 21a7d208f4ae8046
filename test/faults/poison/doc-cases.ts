import { fixture } from '../../fixtures/documents/read-fixture.ts';
import { docType, type PoisonCase, type PoisonEnd } from './poison-case.ts';

const hillside = () => Buffer.from(fixture('hillside-clinic.doc'));
const endOfChain = -2;

const doc = (name: string, ends: readonly PoisonEnd[], change: (file: Buffer) => Buffer | undefined): PoisonCase => ({
  name: `DOC: ${name}`,
  media_type: docType,
  ends,
  make() {
    const file = hillside();
    return change(file) ?? file;
  },
});

/** Writes a number of the header of a compound file ([MS-CFB] 2.2). */
const header = (name: string, at: number, value: number, ends: readonly PoisonEnd[] = ['document_corrupt']) =>
  doc(`${name} ${value}`, ends, (file) => {
    file.writeInt32LE(value, at);
    return file;
  });

/** Where the allocation table's first sector lies. */
const tableAt = (file: Buffer) => (file.readInt32LE(76) + 1) * 512;
const directoryAt = (file: Buffer) => (file.readInt32LE(48) + 1) * 512;

function entryNamed(file: Buffer, name: string): number {
  const at = file.indexOf(Buffer.from(`${name}\0`, 'utf16le'));
  if (at === -1) throw new Error(`the sample has no ${name}`);
  return at;
}

/** Word's older documents with chains that go in circles, out of the file, or nowhere. */
export const docCases: readonly PoisonCase[] = [
  ...[1, 16, 31, 0].map((shift) =>
    doc(`sectors of 2^${shift} bytes`, ['document_corrupt', 'document_type_mismatch'], (file) => {
      file.writeUInt16LE(shift, 30);
      return file;
    }),
  ),
  header('small sectors of 2^', 32, 30),
  ...[2 ** 31 - 1, 1_000_000].map((count) => header('sectors of the allocation table:', 44, count)),
  ...[2 ** 31 - 1, 1_000_000].map((sector) => header('a directory in sector', 48, sector)),
  header('a directory in sector', 48, endOfChain),
  ...[2 ** 31 - 1, 1_000_000].map((sector) => header('small sectors in sector', 60, sector)),
  ...[2 ** 31 - 1, 1_000_000, 0].map((sector) =>
    header('more of the allocation table in sector', 68, sector, ['ok', 'document_corrupt']),
  ),
  header('streams are small below', 56, 2 ** 31 - 1),
  doc('an allocation table in which every sector leads to itself', ['document_corrupt'], (file) => {
    const at = tableAt(file);
    for (let sector = 0; sector < 128; sector += 1) file.writeInt32LE(sector, at + sector * 4);
    return file;
  }),
  doc('an allocation table in which every sector leads to the first', ['document_corrupt'], (file) => {
    const at = tableAt(file);
    for (let sector = 0; sector < 128; sector += 1) file.writeInt32LE(0, at + sector * 4);
    return file;
  }),
  doc('an allocation table of zeros', ['document_corrupt'], (file) => file.fill(0, tableAt(file), tableAt(file) + 512)),
  doc('a directory whose root is its own child', ['document_corrupt'], (file) => {
    file.writeInt32LE(0, directoryAt(file) + 76);
    return file;
  }),
  doc("a directory whose entries are each other's siblings", ['document_corrupt'], (file) => {
    const at = directoryAt(file);
    for (const entry of [1, 2, 3]) {
      file.writeInt32LE((entry % 3) + 1, at + entry * 128 + 68);
      file.writeInt32LE((entry % 3) + 1, at + entry * 128 + 72);
    }
    return file;
  }),
  doc('a directory of zeros', ['document_corrupt', 'document_type_mismatch'], (file) =>
    file.fill(0, directoryAt(file), directoryAt(file) + 512),
  ),
  doc('text that begins beyond the file', ['document_corrupt'], (file) => {
    file.writeInt32LE(2 ** 30, entryNamed(file, 'WordDocument') + 116);
    return file;
  }),
  ...[0, 1, 100, 2 ** 31 - 1].map((size) =>
    doc(
      `text said to be ${size} bytes long`,
      size === 2 ** 31 - 1 ? ['ok', 'document_corrupt'] : ['document_corrupt', 'document_empty'],
      (file) => {
        file.writeInt32LE(size, entryNamed(file, 'WordDocument') + 120);
        return file;
      },
    ),
  ),
  doc('an encrypted text', ['document_encrypted'], (file) => {
    const begin = (file.readInt32LE(entryNamed(file, 'WordDocument') + 116) + 1) * 512;
    file.writeUInt16LE(file.readUInt16LE(begin + 10) | 0x0100, begin + 10);
    return file;
  }),
  doc('no text stream', ['document_type_mismatch'], (file) => {
    file.fill('X', entryNamed(file, 'WordDocument'), entryNamed(file, 'WordDocument') + 8);
    return file;
  }),
  doc('no table stream', ['document_corrupt'], (file) => {
    for (const name of ['0Table', '1Table']) {
      const at = file.indexOf(Buffer.from(`${name}\0`, 'utf16le'));
      if (at !== -1) file.fill('X', at, at + 8);
    }
    return file;
  }),
  doc('a table stream of noise', ['ok', 'document_corrupt', 'document_empty'], (file) => {
    const at = Math.max(
      file.indexOf(Buffer.from('1Table\0', 'utf16le')),
      file.indexOf(Buffer.from('0Table\0', 'utf16le')),
    );
    const begin = (file.readInt32LE(at + 116) + 1) * 512;
    return file.fill(0xff, begin, Math.min(file.length, begin + 2_048));
  }),
  doc('its first sector alone', ['document_corrupt', 'document_type_mismatch'], (file) => file.subarray(0, 512)),
  doc('its signature alone', ['document_type_mismatch'], (file) => file.subarray(0, 8)),
  doc('a hundred times in one file', ['ok'], (file) => Buffer.concat(Array(100).fill(file))),
];
