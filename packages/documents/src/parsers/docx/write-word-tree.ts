import type { PageWriter } from '../page-writer.ts';
import type { WordNode } from './word-tree.ts';

/** Stands for a page break inside a paragraph's text; no document can contain it, it is no character. */
const pageBreakMark = '\uffff';

/**
 * Writes a Word document as pages of text: headings by style, list items on lines of their own with their number or a
 * dash, table rows as `cell | cell`, footnotes and endnotes after the block that refers to them.
 */
export function writeWordTree(document: WordNode, writer: PageWriter): void {
  const counters: number[] = [];
  const notes: WordNode[] = [];
  let inList = false;

  const paragraph = (node: WordNode) => {
    const pieces = inlineText(node, notes).split(pageBreakMark);
    const level = headingLevel(node);
    pieces.forEach((piece, i) => {
      // Word notes a forced break twice (itself and as laid out), so breaks with no text between them count once.
      if (i > 0 && !writer.atPageStart) writer.pageBreak();
      if (level !== undefined) {
        writer.heading(piece, level);
      } else if (node.numbering && i === 0 && piece.trim() !== '') {
        const item = `${listMark(node.numbering, counters)}${piece.trim()}`;
        inList ? writer.line(item) : writer.block(item);
        inList = true;
        return;
      } else {
        writer.block(piece);
      }
      if (piece.trim() !== '' && !node.numbering) {
        inList = false;
        counters.length = 0;
      }
    });
    for (const note of notes.splice(0)) {
      const found = document.notes?.resolve(note);
      if (found) writer.block(found.body.map((child) => inlineText(child, [])).join(' '));
    }
  };

  const table = (node: WordNode) => {
    inList = false;
    let first = true;
    for (const row of node.children ?? []) {
      const cells = (row.children ?? []).map((cell) => flattenCell(cell, notes));
      const text = cells.join(' | ').replaceAll(pageBreakMark, ' ');
      if (cells.every((cell) => cell === '')) continue;
      first ? writer.block(text) : writer.line(text);
      first = false;
    }
  };

  const walk = (nodes: readonly WordNode[]) => {
    for (const node of nodes) {
      if (node.type === 'paragraph') paragraph(node);
      else if (node.type === 'table') table(node);
      else if (node.children) walk(node.children);
    }
  };
  walk(document.children ?? []);
}

function flattenCell(cell: WordNode, notes: WordNode[]): string {
  return (cell.children ?? [])
    .map((child) =>
      child.type === 'table'
        ? (child.children ?? []).map((row) => flattenCell(row, notes)).join('; ')
        : inlineText(child, notes),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** All text below a node; note references are collected, not shown. */
function inlineText(node: WordNode, notes: WordNode[]): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return node.breakType === 'page' ? pageBreakMark : '\n';
    case 'checkbox':
      return node.checked ? '[x] ' : '[ ] ';
    case 'noteReference':
      notes.push(node);
      return '';
    default:
      return (node.children ?? []).map((child) => inlineText(child, notes)).join('');
  }
}

function headingLevel(node: WordNode): number | undefined {
  // Word names its built-in styles in English inside the file, whatever the user's language; other writers may not.
  const name = `${node.styleName ?? ''}`.toLowerCase();
  if (name === 'title') return 1;
  const match = /^heading ?([1-9])$/.exec(name) ?? /^heading([1-9])$/i.exec(node.styleId ?? '');
  return match ? Number(match[1]) : undefined;
}

function listMark(numbering: NonNullable<WordNode['numbering']>, counters: number[]): string {
  const level = Math.min(8, Math.max(0, Number(numbering.level) || 0));
  counters.length = Math.min(counters.length, level + 1);
  while (counters.length <= level) counters.push(0);
  counters[level] = (counters[level] ?? 0) + 1;
  return `${'  '.repeat(level)}${numbering.isOrdered ? `${counters[level]}.` : '-'} `;
}
