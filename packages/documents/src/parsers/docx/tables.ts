import { type BlockWriter, type Paragraph, pageBreakMark } from './block-writer.ts';

/** What is said again in the rows that a merged cell reaches over; a longer text is said once. */
const longestRepeated = 200;

interface Cell {
  parts: string[];
  columns: number;
  merge: 'no' | 'starts' | 'goes on';
}
interface Table {
  cells: string[];
  cell: Cell | undefined;
  isDeleted: boolean;
  column: number;
  /** What the merged cell of each column says. */
  readonly merged: Map<number, string>;
  hasRows: boolean;
  /** Of a table inside of a cell, which ends up as text of that cell. */
  readonly rows: string[];
}

/**
 * The tables that are open, the innermost last. Rows of an outer table are written as they end; a table inside of a
 * cell becomes part of the cell's text.
 */
export function createTables(blocks: BlockWriter) {
  const open: Table[] = [];
  const top = () => open.at(-1);

  return {
    open() {
      const merged = new Map<number, string>();
      open.push({ cells: [], cell: undefined, isDeleted: false, column: 0, merged, hasRows: false, rows: [] });
    },
    close() {
      const table = open.pop();
      if (table) top()?.cell?.parts.push(table.rows.join('; '));
    },
    openRow() {
      const table = top();
      if (table) Object.assign(table, { cells: [], cell: undefined, isDeleted: false, column: 0 });
    },
    deleteRow() {
      const table = top();
      if (table) table.isDeleted = true;
    },
    closeRow() {
      const table = top();
      if (table === undefined || table.isDeleted) return;
      if (open.length > 1) table.rows.push(table.cells.join(' '));
      else if (blocks.row(table.cells, !table.hasRows)) table.hasRows = true;
    },
    openCell() {
      const table = top();
      if (table) table.cell = { parts: [], columns: 1, merge: 'no' };
    },
    span(columns: number) {
      const cell = top()?.cell;
      if (cell) cell.columns = columns;
    },
    merge(starts: boolean) {
      const cell = top()?.cell;
      if (cell) cell.merge = starts ? 'starts' : 'goes on';
    },
    closeCell() {
      const table = top();
      const cell = table?.cell;
      if (table === undefined || cell === undefined) return;
      let text = cell.parts.join(' ').replaceAll(pageBreakMark, ' ').replace(/\s+/g, ' ').trim();
      if (cell.merge === 'goes on') text ||= table.merged.get(table.column) ?? '';
      else if (cell.merge === 'starts') table.merged.set(table.column, text.length > longestRepeated ? '' : text);
      table.cells.push(text);
      table.column += cell.columns;
      table.cell = undefined;
    },
    /** Whether a paragraph belongs to a cell; then it is part of that cell's text, its notes in brackets. */
    take({ text, notes }: Paragraph): boolean {
      if (open.length === 0) return false;
      top()?.cell?.parts.push(text, ...notes.map((note) => `(${note})`));
      return true;
    },
  };
}
