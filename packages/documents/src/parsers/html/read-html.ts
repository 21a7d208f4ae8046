import { textTooLong } from '@patchbay/core/ingestion-pipeline';
import { Parser } from 'htmlparser2';
import { DocumentRefusal } from '../refusal.ts';
import { blockElements, isBeside, isSilent, mainness } from './elements.ts';
import { createHtmlTables } from './html-tables.ts';
import type { HtmlBlock } from './write-main-content.ts';

/** Browsers themselves stop nesting at 512. */
const maxDepth = 2_000;
const maxIndent = 8;

/**
 * Reads a page into its blocks. Nothing is kept of it but text; a page nested without end is refused.
 *
 * @throws DocumentRefusal document_unsafe, document_too_large
 */
export function readHtml(html: string, maxLength: number): { blocks: HtmlBlock[]; title: string } {
  const blocks: HtmlBlock[] = [];
  /** Blocks that are open, with what they have from those around them. */
  const open: { readonly name: string; readonly main: 0 | 1 | 2; readonly isBeside: boolean }[] = [];
  const lists: { readonly isOrdered: boolean; next: number }[] = [];
  let text = '';
  /** Whether the text ends with a blank. To look at the text itself would copy all of it for every piece. */
  let endsBlank = false;
  let title = '';
  let length = 0;
  let skipping = 0;
  let pre = 0;
  /** What the line that is open begins with: the mark of a list item. */
  let mark = '';
  let hasItems = false;

  const add = (content: string, level: number) => {
    length += content.length;
    if (length > maxLength) throw new DocumentRefusal(textTooLong(maxLength));
    blocks.push({
      text: content,
      level,
      main: open.at(-1)?.main ?? 0,
      isBeside: open.at(-1)?.isBeside ?? false,
    });
  };
  const tables = createHtmlTables(add);
  const flush = (level = 0) => {
    const content = pre > 0 ? text.trimEnd() : text.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n').trim();
    text = '';
    if (content.trim() === '') return;
    if (level === 0 && tables.take(content)) return;
    if (mark === '') {
      add(content, level === 0 && open.at(-1)?.name === 'dd' ? -1 : level);
    } else {
      add(mark + content.replace(/\s+/g, ' '), hasItems ? -1 : 0);
      hasItems = true;
      // What else the item has goes on below it, indented by as much.
      mark = ' '.repeat(mark.length);
    }
  };
  const startItem = (value: string | undefined) => {
    const list = lists.at(-1);
    const indent = '  '.repeat(Math.min(maxIndent, Math.max(0, lists.length - 1)));
    if (list?.isOrdered) {
      const number = /^\d{1,9}$/.test(value ?? '') ? Number(value) : list.next;
      list.next = number + 1;
      mark = `${indent}${number}. `;
    } else mark = `${indent}- `;
  };
  const endList = () => {
    lists.pop();
    mark = lists.length > 0 ? '  '.repeat(Math.min(maxIndent, lists.length)) : '';
    if (lists.length === 0) hasItems = false;
  };

  const depths: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      depths.push(name);
      if (depths.length > maxDepth) throw new DocumentRefusal('document_unsafe', `elements nested ${maxDepth} deep`);
      if (skipping > 0 || isSilent(name, attributes)) {
        skipping += 1;
        return;
      }
      if (name === 'br') {
        text += '\n';
        endsBlank = true;
      }
      if (!blockElements.has(name)) return;
      flush();
      const around = open.at(-1);
      const own = mainness(name, attributes);
      const main = around !== undefined && around.main > own ? around.main : own;
      open.push({ name, main, isBeside: around?.isBeside || isBeside(name, attributes, main > 0) });
      if (name === 'ul' || name === 'ol') {
        const start = Number.parseInt(attributes['start'] ?? '1', 10);
        lists.push({ isOrdered: name === 'ol', next: Number.isSafeInteger(start) ? start : 1 });
      } else if (name === 'li') startItem(attributes['value']);
      else if (name === 'pre') pre += 1;
      else tables.open(name, attributes);
    },
    ontext(piece) {
      if (skipping > 0) return;
      if (depths.at(-1) === 'title') {
        title += piece;
        return;
      }
      if (pre > 0) text += piece.replace(/\r\n?/g, '\n').replace(/\n\s*\n/g, '\n');
      else {
        const collapsed = piece.replace(/[ \t\r\n\f]+/g, ' ');
        text += text === '' || endsBlank ? collapsed.replace(/^ /, '') : collapsed;
      }
      if (piece !== '') endsBlank = /\s/.test(piece.slice(-1));
    },
    onclosetag(name) {
      depths.pop();
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      if (!blockElements.has(name)) return;
      const heading = /^h([1-6])$/.exec(name)?.[1];
      if (heading !== undefined) tables.layOut();
      flush(heading === undefined || mark !== '' ? 0 : Number(heading));
      if (name === 'ul' || name === 'ol') endList();
      else if (name === 'pre') pre -= 1;
      else tables.close(name);
      open.pop();
    },
  });
  // A piece at a time: names and texts are then copies, not windows that keep the whole page in memory.
  for (let at = 0; at < html.length; at += 65_536) parser.write(html.slice(at, at + 65_536));
  parser.end();
  flush();
  return { blocks, title };
}
