import path from 'node:path';
import type { Archive } from './open-archive.ts';
import { readXml } from './read-xml.ts';

/** Where the parts of a document are inside the archive; those of the kinds it has none of point nowhere. */
export interface PartNames {
  readonly main: string;
  readonly styles: string;
  readonly numbering: string;
  readonly footnotes: string;
  readonly endnotes: string;
}

/** Follows the relationships of the package to its parts; where a relationship is missing, the part has its usual name. */
export async function findPartNames(archive: Archive): Promise<PartNames> {
  const main = pick(archive, await relatedTo(archive, ''), 'officeDocument', 'word/document.xml');
  const related = await relatedTo(archive, main);
  const named = (type: string) => pick(archive, related, type, `word/${type}.xml`);
  return {
    main,
    styles: named('styles'),
    numbering: named('numbering'),
    footnotes: named('footnotes'),
    endnotes: named('endnotes'),
  };
}

interface Related {
  readonly type: string;
  readonly target: string;
}

async function relatedTo(archive: Archive, part: string): Promise<Related[]> {
  const { dir, base } = path.posix.parse(part);
  const name = path.posix.join(dir, '_rels', `${base}.rels`);
  const found: Related[] = [];
  if (!archive.names.has(name)) return found;
  await archive.weigh(name);
  await readXml(archive.read(name), {
    open(element, { Type, Target, TargetMode }) {
      if (element !== 'Relationship' || Type === undefined || Target === undefined || TargetMode === 'External') return;
      const target = path.posix.join('/', Target.startsWith('/') ? '' : dir, Target).slice(1);
      found.push({ type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}

function pick(archive: Archive, related: readonly Related[], type: string, usual: string): string {
  return related.find((one) => one.type === type && archive.names.has(one.target))?.target ?? usual;
}
