import type { GeneratedOperation } from './operation.ts';

/** A value as it stands in source text. */
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replace(/"(\w+)":/g, ' $1: ')
    .replace(/}$/, ' }');
}

/** The table from which the client makes its methods. */
export function operationsFile(operations: readonly GeneratedOperation[]): string {
  const rows = operations.map(({ row }) => `  ${literal(row)},\n`).join('');
  return `import type { Operation } from '../operation.ts';\n\n/** Every operation of the API, in the order of paths. */\nexport const operations: readonly Operation[] = [\n${rows}];\n`;
}
