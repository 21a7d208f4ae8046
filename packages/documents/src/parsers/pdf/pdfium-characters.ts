import type { PdfiumMemory } from './pdfium-memory.ts';
import type { PdfiumExports } from './pdfium-module.ts';

/** The characters of a page, by pdfium's own numbering. */
export interface PageCharacters {
  /** One code unit a character; {@link beyond} where it does not fit into one. */
  readonly units: string;
  /** The text of a range. */
  slice(begin: number, end: number): string;
}

/** Stands for a character beyond the first plane; it is never in a text itself. */
const beyond = '\uffff';

/** Takes the text of an open text page in one piece where its offsets are the characters' numbers, else one by one. */
export function charactersOf(pdfium: PdfiumExports, memory: PdfiumMemory, textPage: number): PageCharacters {
  const count = pdfium.FPDFText_CountChars(textPage);
  if (count <= 0) return { units: '', slice: () => '' };
  const buffer = pdfium.malloc((count + 1) * 2);
  if (buffer === 0) throw new RangeError(`pdfium has no room for ${count} characters`);
  const written = pdfium.FPDFText_GetText(textPage, 0, count, buffer) - 1;
  const text = memory.read(buffer, Math.max(0, written));
  pdfium.free(buffer);
  if (written === count && !/[\ud800-\udfff]/.test(text)) {
    return { units: text, slice: (begin, end) => text.slice(begin, end) };
  }
  // Characters that mean nothing are missing in the text, and those beyond the first plane take two units.
  const all: string[] = [];
  for (let index = 0; index < count; index++) {
    const code = pdfium.FPDFText_GetUnicode(textPage, index);
    all.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
  }
  return {
    units: all.map((character) => (character.length > 1 ? beyond : character)).join(''),
    slice: (begin, end) => all.slice(begin, end).join(''),
  };
}
