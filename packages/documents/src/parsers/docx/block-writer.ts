import { textTooLong } from '@patchbay/core/ingestion-pipeline';
import type { PageWriter } from '../page-writer.ts';
import { DocumentRefusal } from '../refusal.ts';
import { createListMarks } from './list-marks.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/** Stands for a page break inside a paragraph's text; no document can contain it, it is no character. */
export const pageBreakMark = '\uffff';

/** A paragraph as it was read. */
export interface Paragraph {
  readonly text: string;
  readonly style: string | undefined;
  readonly list: string | undefined;
  readonly level: string | undefined;
  /** Of the paragraph itself, 0–8; 9 is body text. */
  readonly outline: string | undefined;
  /** Texts of the notes that it refers to. */
  readonly notes: readonly string[];
}

/** Takes the blocks of a document in their order. */
export interface BlockWriter {
  paragraph(paragraph: Paragraph): void;
  /** A row of a table that is written while it is read; `isFirst` opens the table. Blank rows are left out. */
  row(cells: readonly string[], isFirst: boolean): boolean;
}

/**
 * Writes a Word document as pages of text: headings by style, list items on lines of their own with their mark, table
 * rows as `cell | cell`, footnotes and endnotes after the block that refers to them.
 *
 * @throws DocumentRefusal document_too_large past `maxLength` characters
 */
export function createBlockWriter(
  writer: PageWriter,
  { styles, numbering, maxLength }: { styles: Styles; numbering: Numbering; maxLength: number },
): BlockWriter {
  const markOf = createListMarks();
  let inList = false;

  const listLevelOf = ({ style, list, level }: Paragraph) => {
    // List 0 takes a paragraph out of the list that its style would put it into.
    if (list === '0') return undefined;
    if (list !== undefined && level !== undefined) return numbering.levelOf(list, Number(level));
    const byStyle = style === undefined ? undefined : numbering.levelOfStyle(style);
    return byStyle ?? (list === undefined ? undefined : numbering.levelOf(list, 0));
  };
  const headingLevelOf = ({ style, outline }: Paragraph) => {
    const own = outline === undefined || !/^[0-8]$/.test(outline) ? undefined : Number(outline) + 1;
    return (style === undefined ? undefined : styles.headingLevelOf(style)) ?? own;
  };
  const piece = (text: string, paragraph: Paragraph, isFirst: boolean) => {
    const heading = headingLevelOf(paragraph);
    const item = heading === undefined && isFirst ? listLevelOf(paragraph) : undefined;
    if (heading !== undefined) writer.heading(text, heading);
    else if (item === undefined) writer.block(text);
    else inList ? writer.line(markOf(item) + text.trim()) : writer.block(markOf(item) + text.trim());
    inList = item !== undefined;
    if (writer.length > maxLength) throw new DocumentRefusal(textTooLong(maxLength));
  };

  return {
    paragraph(paragraph) {
      let isFirst = true;
      paragraph.text.split(pageBreakMark).forEach((text, i) => {
        // Word notes a forced break twice (itself and as laid out), so breaks with no text between them count once.
        if (i > 0 && !writer.atPageStart) writer.pageBreak();
        if (text.trim() === '') return;
        piece(text, paragraph, isFirst);
        isFirst = false;
      });
      for (const note of paragraph.notes) writer.block(note);
    },
    row(cells, isFirst) {
      inList = false;
      if (cells.every((cell) => cell === '')) return false;
      const text = cells.join(' | ');
      isFirst ? writer.block(text) : writer.line(text);
      if (writer.length > maxLength) throw new DocumentRefusal(textTooLong(maxLength));
      return true;
    },
  };
}
