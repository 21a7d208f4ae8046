/** A row of a table: texts by column. */
export type Row = Readonly<Record<string, string>>;

const GAP = '  ';
const SMALLEST = 8;

function cut(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/** Widths that fit: the widest column gives way first. */
function widthsOf(columns: readonly string[], rows: readonly Row[], total: number): number[] {
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const used = () => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  while (used() > total) {
    const widest = Math.max(...widths);
    if (widest <= SMALLEST) break;
    widths[widths.indexOf(widest)] = Math.max(SMALLEST, widest - Math.max(1, used() - total));
  }
  return widths;
}

/** A table with a head, cut to the width of the terminal. */
export function tableText(columns: readonly string[], rows: readonly Row[], width: number): string {
  const widths = widthsOf(columns, rows, width);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cut(cell, widths[i] ?? 0).padEnd(widths[i] ?? 0))
      .join(GAP)
      .trimEnd();
  const head = line(columns.map((column) => column.toUpperCase()));
  return `${[head, ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')}\n`;
}
