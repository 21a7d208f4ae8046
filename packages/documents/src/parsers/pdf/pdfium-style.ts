import type { PdfiumMemory } from './pdfium-memory.ts';
import type { PdfiumExports } from './pdfium-module.ts';

/** What all characters of one text object of a page share. */
export interface Style {
  readonly size: number;
  readonly monospace: boolean;
  readonly slanted: boolean;
}

/** FixedPitch among a font descriptor's flags (ISO 32000-1, table 123). */
const fixedPitch = 1;
/** Letters of very different widths in any font that is not monospaced. */
const letters = [...'iltmwaeoMW'].map((letter) => letter.charCodeAt(0));

/** Reads the styles of one document's text objects. */
interface StyleReader {
  /** To be said before each page. */
  nextPage(): void;
  /** Styles of the text objects of one page, by one of their characters. */
  of(textPage: number, rotation: number): (object: number, index: number) => Style;
}

/**
 * Reads styles. What is known of a font holds while a page that uses it is open, `keptPages` pages after it was last
 * seen: then pdfium may have reused its address.
 */
export function createStyleReader(pdfium: PdfiumExports, memory: PdfiumMemory, keptPages: number): StyleReader {
  const { scratch } = memory;
  const fonts = new Map<number, { readonly monospace: boolean; seen: number }>();
  let read = 0;

  function monospaceOf(font: number): boolean {
    const known = fonts.get(font);
    if (known !== undefined && read - known.seen < keptPages) {
      known.seen = read;
      return known.monospace;
    }
    const monospace = font !== 0 && isMonospace(font);
    fonts.set(font, { monospace, seen: read });
    return monospace;
  }

  /** Many fonts do not say so: then their letters are equally wide. */
  function isMonospace(font: number): boolean {
    if ((pdfium.FPDFFont_GetFlags(font) & fixedPitch) !== 0) return true;
    const widths = letters.flatMap((letter) => {
      const known = pdfium.FPDFFont_GetGlyphWidth(font, letter, 1000, scratch) !== 0;
      const width = known ? memory.float(0) : 0;
      return width > 0 ? [width] : [];
    });
    return widths.length > 2 && widths.every((width) => Math.abs(width - (widths[0] ?? 0)) < 1);
  }

  return {
    nextPage() {
      read += 1;
    },
    of(textPage, rotation) {
      return (object, index) => {
        const nominal = pdfium.FPDFTextObj_GetFontSize(object, scratch) === 0 ? 1 : memory.float(0);
        const monospace = monospaceOf(pdfium.FPDFTextObj_GetFont(object));
        if (pdfium.FPDFText_GetMatrix(textPage, index, scratch) === 0)
          return { size: nominal, monospace, slanted: false };
        const [a, b, c, d] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
        const size = Math.abs(nominal) * (Math.hypot(c, d) || Math.hypot(a, b));
        // The direction of the line as the page is read.
        const along = [a, b, -a, -b][rotation] ?? a;
        const across = [b, -a, -b, a][rotation] ?? b;
        const slanted = Math.abs(across) > 0.05 * Math.hypot(along, across) || along * nominal < 0;
        return { size: size || 1, monospace, slanted };
      };
    },
  };
}
