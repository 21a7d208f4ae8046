/**
 * Where a stream of an OLE compound file starts, found by its directory entry (UTF-16 name, 128-byte aligned, the
 * name's length beside it) without walking the allocation chains, which a hostile file can make endless.
 *
 * Source: [MS-CFB] 2.6.1 Compound File Directory Entry.
 */
export function findCompoundStream(file: Buffer, name: string): { offset: number; size: number } | undefined {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(wanted); at !== -1; at = file.indexOf(wanted, at + 2)) {
    if (at % 128 !== 0 || at + 128 > file.length || file.readUInt16LE(at + 64) !== wanted.length) continue;
    const sectorSize = 2 ** Math.min(file.readUInt16LE(30), 16);
    return { offset: (file.readUInt32LE(at + 116) + 1) * sectorSize, size: file.readUInt32LE(at + 120) };
  }
  return undefined;
}

/** True when Word's own header of the document says that the text is encrypted ([MS-DOC] FibBase.fEncrypted). */
export function isEncryptedWordStream(file: Buffer): boolean {
  const stream = findCompoundStream(file, 'WordDocument');
  if (stream === undefined || stream.offset + 12 > file.length) return false;
  const wordSignature = file.readUInt16LE(stream.offset) === 0xa5ec;
  return wordSignature && (file.readUInt16LE(stream.offset + 10) & 0x0100) !== 0;
}
