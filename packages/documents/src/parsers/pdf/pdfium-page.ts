import type { PageItems, TextItem } from './page-items.ts';
import { charactersOf } from './pdfium-characters.ts';
import type { PdfiumMemory } from './pdfium-memory.ts';
import type { PdfiumExports } from './pdfium-module.ts';
import { createStyleReader, type Style } from './pdfium-style.ts';
import { type Placement, placementOf } from './placement.ts';

type Run = { -readonly [key in keyof TextItem]: TextItem[key] };

/** A gap of more font sizes begins a new run, so that whoever joins runs sees the gap. */
const runGap = 0.9;
const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Reads pages of one document, of which the last `keptPages` stay open. The text of a page is taken in one piece; for every word its text object and its begin
 * are asked for, and size and font once a text object, because calls are what costs.
 */
export function createPageReader(
  pdfium: PdfiumExports,
  memory: PdfiumMemory,
  keptPages: number,
): (page: number) => PageItems {
  const { scratch } = memory;
  const styles = createStyleReader(pdfium, memory, keptPages);

  return (page) => {
    styles.nextPage();
    const placement = placementOf(pdfium, memory, page);
    const textPage = pdfium.FPDFText_LoadPage(page);
    if (textPage === 0) throw new Error('pdfium: no text page');
    try {
      return { height: placement.height, items: itemsOf(textPage, placement) };
    } finally {
      pdfium.FPDFText_ClosePage(textPage);
    }
  };

  function itemsOf(textPage: number, placement: Placement): TextItem[] {
    const { units, slice } = charactersOf(pdfium, memory, textPage);
    const styleOf = styles.of(textPage, placement.rotation);
    const items: Run[] = [];
    const hasRtl = rtlLetter.test(units);
    let run: Run | undefined;
    /** Where that part of the run begins that is not in its text yet: words are taken together, not one by one. */
    let from = 0;
    let object = 0;
    let style: Style = { size: 1, monospace: false, slanted: false };
    /** Of the word before: its first character, the one after its last, and its place. */
    let [wordBegin, wordEnd, wordX] = [0, 0, 0];

    for (let begin = nextWord(units, 0); begin < units.length; begin = nextWord(units, wordEnd)) {
      const end = endOfWord(units, begin);
      const itsObject = pdfium.FPDFText_GetTextObject(textPage, begin);
      if (itsObject !== object && itsObject !== 0) {
        object = itsObject;
        style = styleOf(object, begin);
      }
      pdfium.FPDFText_GetCharOrigin(textPage, begin, scratch, scratch + 8);
      const [originX, originY] = [memory.double(0), memory.double(1)];
      const x = placement.x(originX, originY);
      const y = placement.y(originX, originY);
      const rtl = hasRtl && rtlLetter.test(slice(begin, end));
      const space = begin > wordEnd ? ' ' : '';
      if (run !== undefined && !rtl && !run.rtl && isAlike(run, style, y) && isNear(run.size, x)) {
        if (!isPlain(wordEnd, begin)) {
          run.text += textOf(from, wordEnd) + space;
          from = begin;
        }
      } else {
        if (run !== undefined) finish(run);
        const { size, monospace, slanted } = style;
        run = { text: space, x, y, width: 0, size, monospace, slanted, rtl };
        items.push(run);
        from = begin;
      }
      [wordBegin, wordEnd, wordX] = [begin, end, x];
    }
    if (run !== undefined) finish(run);
    return items;

    /** Whether what is between two words can stand in the text as it is. */
    function isPlain(end: number, begin: number): boolean {
      if (isLineEndHyphen(units.charCodeAt(end - 1))) return false;
      return begin === end || (begin === end + 1 && units.charCodeAt(end) === 0x20);
    }

    function textOf(begin: number, end: number): string {
      return isLineEndHyphen(units.charCodeAt(end - 1)) ? `${slice(begin, end - 1)}-` : slice(begin, end);
    }

    /** Whether a word stands so near to the one before that no column is between them. */
    function isNear(size: number, x: number): boolean {
      const advance = x - wordX;
      if (advance < 0) return false;
      // No farther than its letters need; where that is in doubt, the place of the last one tells.
      if (advance <= ((wordEnd - wordBegin) * 0.4 + 0.4) * size) return true;
      return x - edges(wordEnd - 1)[1] < runGap * size;
    }

    /** A run extends to the end of its last character, which is on its left where it is read to the left. */
    function finish(one: Run): void {
      one.text += textOf(from, wordEnd);
      const first = one.rtl ? edges(wordBegin) : [one.x, one.x];
      const last = edges(wordEnd - 1);
      const right = Math.max(first[1] ?? one.x, last[1]);
      one.x = Math.min(first[0] ?? one.x, last[0]);
      one.width = right - one.x;
    }

    /** Where a character begins and ends on its line, spacing included. */
    function edges(index: number): [number, number] {
      pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
      // FS_RECTF: left, top, right, bottom.
      const [left, top, right, bottom] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
      const one = placement.x(left, bottom);
      const other = placement.x(right, top);
      return one < other ? [one, other] : [other, one];
    }
  }
}

function isAlike(run: Run, { size, monospace, slanted }: Style, y: number): boolean {
  return (
    run.size === size && run.monospace === monospace && run.slanted === slanted && Math.abs(run.y - y) < 0.05 * size
  );
}

/** What pdfium makes of a hyphen at a line's end; it writes no line break after it. */
function isLineEndHyphen(unit: number): boolean {
  return unit === 0x02 || unit === 0xfffe;
}

/** Spaces, line breaks, and characters to which the file gives no meaning. Whether a line ended, their places tell. */
function isBlank(unit: number): boolean {
  return (unit <= 0x20 && unit !== 0x02) || unit === 0xa0;
}

function nextWord(units: string, from: number): number {
  let index = from;
  while (index < units.length && isBlank(units.charCodeAt(index))) index += 1;
  return index;
}

function endOfWord(units: string, begin: number): number {
  let index = begin;
  while (index < units.length && !isBlank(units.charCodeAt(index))) {
    index += 1;
    if (isLineEndHyphen(units.charCodeAt(index - 1))) break;
  }
  return index;
}
