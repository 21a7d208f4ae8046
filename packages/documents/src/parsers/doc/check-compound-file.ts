/** Most entries that a directory is read for; a document has a dozen. */
const maxEntries = 20_000;
const entryBytes = 128;
const miniSectorBytes = 64;
const miniStreamBelow = 4_096;
/** Sectors that the header itself lists as those of the allocation table. */
const listedInHeader = 109;
const kinds = { stream: 2, root: 5 };

/**
 * Walks every chain of an OLE compound file once, so that a library can follow them without going in circles, out of
 * the file, or out of memory.
 *
 * @throws Error saying what is wrong. Source: [MS-CFB] 2.2–2.6.
 */
export function checkCompoundFile(file: Buffer): void {
  if (file.length < 512) throw new Error('shorter than a header');
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Error(`sectors of 2^${shift} bytes`);
  if (file.readUInt16LE(32) !== 6 || file.readUInt32LE(56) !== miniStreamBelow) throw new Error('odd small sectors');
  const size = 2 ** shift;
  const sectors = Math.ceil((file.length - size) / size);
  // A file may be read with one more step for each of its sectors and entries, but not with steps without end.
  let steps = 8 * sectors + 8 * maxEntries;

  const at = (sector: number, offset: number): number => {
    const position = (sector + 1) * size + offset;
    if (sector < 0 || position + 4 > file.length) throw new Error(`sector ${sector} is beyond the file`);
    return file.readInt32LE(position);
  };
  const chain = (start: number, next: (sector: number) => number, limit: number): number[] => {
    const found: number[] = [];
    for (let sector = start; sector >= 0; sector = next(sector)) {
      found.push(sector);
      if (sector >= limit || found.length > limit || --steps < 0) throw new Error(`the chain at ${start} does not end`);
    }
    return found;
  };

  const perSector = size / 4;
  const table: number[] = [];
  for (let i = 0; i < listedInHeader; i++) table.push(file.readInt32LE(76 + i * 4));
  const more = chain(file.readInt32LE(68), (sector) => at(sector, size - 4), sectors);
  for (const sector of more) for (let i = 0; i < perSector - 1; i++) table.push(at(sector, i * 4));
  const count = file.readUInt32LE(44);
  if (count > sectors || count > table.length) throw new Error(`an allocation table of ${count} sectors`);
  table.length = count;
  for (const sector of table) at(sector, 0);

  const nextOf = (sector: number) => at(table[Math.floor(sector / perSector)] ?? -1, (sector % perSector) * 4);
  const miniTable = chain(file.readInt32LE(60), nextOf, sectors);
  const nextMini = (sector: number) => at(miniTable[Math.floor(sector / perSector)] ?? -1, (sector % perSector) * 4);

  const perDirectory = size / entryBytes;
  const directory = chain(file.readInt32LE(48), nextOf, sectors);
  const entries = directory.length * perDirectory;
  if (entries > maxEntries) throw new Error(`${entries} directory entries`);
  const entryAt = (index: number, offset: number) =>
    at(directory[Math.floor(index / perDirectory)] ?? -1, (index % perDirectory) * entryBytes + offset);
  const kindOf = (index: number) => (entryAt(index, 64) >>> 16) & 0xff;

  const indices = Array.from({ length: entries }, (_, index) => index);
  const root = indices.find((index) => kindOf(index) === kinds.root);
  if (root === undefined) throw new Error('no root directory');
  const miniSectors = chain(entryAt(root, 116), nextOf, sectors).length * (size / miniSectorBytes);
  checkTree(root, entries, (index) => [68, 72, 76].map((offset) => entryAt(index, offset)));
  for (const index of indices) {
    if (kindOf(index) !== kinds.stream) continue;
    const isMini = entryAt(index, 120) >>> 0 < miniStreamBelow;
    chain(entryAt(index, 116), isMini ? nextMini : nextOf, isMini ? miniSectors : sectors);
  }
}

/** Each entry of the directory has one place in its tree. */
function checkTree(root: number, entries: number, linksOf: (index: number) => readonly number[]): void {
  const seen = new Set<number>();
  const waiting = [root];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index >= entries || seen.has(index)) throw new Error(`directory entry ${index} is in two places or in none`);
    seen.add(index);
    for (const link of linksOf(index)) if (link >= 0) waiting.push(link);
  }
}
