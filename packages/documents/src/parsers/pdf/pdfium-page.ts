import type { PageItems, TextItem } from './page-items.ts';
import type { PdfiumMemory } from './pdfium-memory.ts';
import type { PdfiumExports } from './pdfium-module.ts';

/** What all characters of one text object of a page share. */
interface Style {
  readonly size: number;
  readonly monospace: boolean;
  readonly slanted: boolean;
}

type Run = { -readonly [key in keyof TextItem]: TextItem[key] } & { right: number };

/** FixedPitch among the font descriptor's flags (ISO 32000-1, table 123). */
const fixedPitch = 1;
/** What pdfium makes of a hyphen at a line's end; it writes no line break after it. */
const lineEndHyphen = 0x02;
/** A gap of more font sizes begins a new run, so that whoever joins runs sees the gap. */
const runGap = 0.9;
const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Reads pages of one document: characters are asked for one by one, their places only at the ends of words, their
 * size and font once a text object.
 */
export function createPageReader(pdfium: PdfiumExports, memory: PdfiumMemory): (page: number) => PageItems {
  const { scratch } = memory;

  function styleOf(text: number, index: number, object: number, rotation: number): Style {
    const nominal = pdfium.FPDFTextObj_GetFontSize(object, scratch) === 0 ? 1 : memory.float(0);
    const font = pdfium.FPDFTextObj_GetFont(object);
    const monospace = font !== 0 && (pdfium.FPDFFont_GetFlags(font) & fixedPitch) !== 0;
    if (pdfium.FPDFText_GetMatrix(text, index, scratch) === 0) return { size: nominal, monospace, slanted: false };
    const [a, b, c, d] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
    const size = Math.abs(nominal) * (Math.hypot(c, d) || Math.hypot(a, b));
    // Along the line, as the page is read: the page's rotation is clockwise.
    const [along, across] = [
      [a, b],
      [b, -a],
      [-a, -b],
      [-b, a],
    ][rotation] as [number, number];
    const slanted = Math.abs(across) > 0.05 * Math.hypot(along, across) || along * nominal < 0;
    return { size: size || 1, monospace, slanted };
  }

  return (page) => {
    const rotation = pdfium.FPDFPage_GetRotation(page) & 3;
    pdfium.FPDF_GetPageBoundingBox(page, scratch);
    const [left, top, right, bottom] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
    const height = rotation % 2 === 0 ? top - bottom : right - left;
    const xOf = [
      (x: number) => x - left,
      (_x: number, y: number) => y - bottom,
      (x: number) => right - x,
      (_x: number, y: number) => top - y,
    ][rotation] as (x: number, y: number) => number;
    const yOf = [
      (_x: number, y: number) => top - y,
      (x: number) => x - left,
      (_x: number, y: number) => y - bottom,
      (x: number) => right - x,
    ][rotation] as (x: number, y: number) => number;

    const text = pdfium.FPDFText_LoadPage(page);
    if (text === 0) throw new Error('pdfium: no text page');
    try {
      return { height, items: itemsOf(text) };
    } finally {
      pdfium.FPDFText_ClosePage(text);
    }

    function itemsOf(textPage: number): TextItem[] {
      const items: Run[] = [];
      const count = pdfium.FPDFText_CountChars(textPage);
      let run: Run | undefined;
      let object = -1;
      let style: Style = { size: 1, monospace: false, slanted: false };
      let spaced = false;
      let index = 0;
      while (index < count) {
        const first = pdfium.FPDFText_GetUnicode(textPage, index);
        if (isBlank(first)) {
          // Whether a line really ended here, its place tells.
          spaced = true;
          index += 1;
          continue;
        }
        const begin = index;
        let word = '';
        let code = first;
        do {
          word += code === lineEndHyphen ? '-' : code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
          index += 1;
          if (index >= count || code === lineEndHyphen) break;
          code = pdfium.FPDFText_GetUnicode(textPage, index);
        } while (!isBlank(code));

        const itsObject = pdfium.FPDFText_GetTextObject(textPage, begin);
        if (itsObject !== object && itsObject !== 0) {
          object = itsObject;
          style = styleOf(textPage, begin, object, rotation);
        }
        pdfium.FPDFText_GetCharOrigin(textPage, begin, scratch, scratch + 8);
        const [originX, originY] = [memory.double(0), memory.double(1)];
        const y = yOf(originX, originY);
        const [fromStart, toStart] = edges(textPage, begin);
        const [fromEnd, toEnd] = index - begin > 1 ? edges(textPage, index - 1) : [fromStart, toStart];
        const x = Math.min(fromStart, fromEnd);
        const end = Math.max(toStart, toEnd);
        const rtl = rtlLetter.test(word);
        if (run !== undefined && !rtl && continues(run, style, x, y)) {
          run.text += spaced ? ` ${word}` : word;
          run.right = end;
          run.width = end - run.x;
        } else {
          run = { text: spaced ? ` ${word}` : word, x, y, width: end - x, right: end, ...style, rtl };
          items.push(run);
        }
        spaced = false;
      }
      return items;
    }

    /** Where a character begins and ends on its line, spacing included. */
    function edges(textPage: number, index: number): [number, number] {
      pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
      // FS_RECTF: left, top, right, bottom.
      const [l, t, r, b] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
      const [one, other] = [xOf(l, b), xOf(r, t)];
      return one < other ? [one, other] : [other, one];
    }
  };
}

function continues(run: Run, style: Style, x: number, y: number): boolean {
  if (run.rtl || run.size !== style.size || run.monospace !== style.monospace || run.slanted !== style.slanted)
    return false;
  const gap = x - run.right;
  return Math.abs(run.y - y) < 0.05 * run.size && gap > -0.5 * run.size && gap < runGap * run.size;
}

/** Spaces, line breaks, and characters for which the file gives no meaning. */
function isBlank(code: number): boolean {
  return (code <= 0x20 && code !== lineEndHyphen) || code === 0xa0;
}
