import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where handlers live; the folder of a handler is the name of its Lambda. */
const HANDLERS = [
  'functions/http/*/*/handler.ts',
  'functions/ingestion/*/handler.ts',
  'functions/{authorizers,events,operations,scheduled,triggers}/*/handler.ts',
];

/** One function to bundle. */
export interface FunctionEntry {
  /** kebab-case; also the name of the Lambda without its stage. */
  readonly name: string;
  /** Output name without extension → source file. `index` is the handler. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Finds every handler. A file `<name>.entry.ts` beside one becomes `<name>.mjs` beside its bundle: the program of a
 * child process, which needs a file of its own.
 *
 * @throws Error when two handlers would be the same Lambda.
 */
export function findFunctionEntries(root: string): FunctionEntry[] {
  const byName = new Map<string, string>();
  for (const file of globSync(HANDLERS, { cwd: root }).sort()) {
    const name = basename(dirname(file));
    const other = byName.get(name);
    if (other !== undefined) throw new Error(`two functions are called ${name}: ${other} and ${file}`);
    byName.set(name, file);
  }
  return [...byName].map(([name, handler]) => ({ name, files: { index: handler, ...childEntries(root, handler) } }));
}

function childEntries(root: string, handler: string): Record<string, string> {
  const files = globSync('*.entry.ts', { cwd: join(root, dirname(handler)) }).sort();
  return Object.fromEntries(files.map((file) => [basename(file, '.entry.ts'), join(dirname(handler), file)]));
}
