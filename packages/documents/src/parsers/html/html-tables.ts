import type { HtmlAttributes } from './elements.ts';

interface Table {
  cells: string[];
  cell: string[] | undefined;
  columns: number;
  hasRows: boolean;
  /** A table that places things on the page: its cells are blocks of their own. */
  isLayout: boolean;
}

const maxSpan = 50;

/** The tables that are open, the innermost last. Rows become lines of `cell | cell`. */
export function createHtmlTables(add: (text: string, level: number) => void) {
  const open: Table[] = [];
  const top = () => open.at(-1);

  const layOut = (table: Table) => {
    table.isLayout = true;
    for (const text of [...table.cells, ...(table.cell ?? [])]) if (text !== '') add(text, 0);
    table.cells = [];
    table.cell = undefined;
  };
  const closeRow = (table: Table) => {
    const { cells } = table;
    table.cells = [];
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0) return;
    add(cells.join(' | '), table.hasRows ? -1 : 0);
    table.hasRows = true;
  };
  return {
    open(name: string, attributes: HtmlAttributes) {
      if (name === 'table') {
        for (const outer of open) if (!outer.isLayout) layOut(outer);
        open.push({ cells: [], cell: undefined, columns: 1, hasRows: false, isLayout: false });
      }
      const table = top();
      if (table === undefined || table.isLayout || (name !== 'td' && name !== 'th')) return;
      table.cell = [];
      table.columns = Math.min(maxSpan, Math.max(1, Number.parseInt(attributes['colspan'] ?? '1', 10) || 1));
    },
    close(name: string) {
      const table = top();
      if (table === undefined) return;
      if ((name === 'td' || name === 'th') && table.cell !== undefined) {
        table.cells.push(table.cell.join(' ').replace(/\s+/g, ' '), ...Array(table.columns - 1).fill(''));
        table.cell = undefined;
      } else if (name === 'tr') closeRow(table);
      else if (name === 'table') {
        closeRow(table);
        open.pop();
      }
    },
    /** A heading in a cell says that the tables around it are there for their looks. */
    layOut() {
      for (const table of open) if (!table.isLayout && table.cell !== undefined) layOut(table);
    },
    /** Whether a text belongs to a cell. */
    take(text: string): boolean {
      const table = top();
      if (table?.cell === undefined) return false;
      table.cell.push(text);
      return true;
    },
  };
}
