import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Where handlers live; the folder of a handler is the name of its Lambda. */
const HANDLERS = [
  'functions/http/*/*/handler.ts',
  'functions/{calls,ingestion}/*/handler.ts',
  'functions/{authorizers,events,operations,scheduled,triggers}/*/handler.ts',
];

/** One function to bundle. */
export interface FunctionEntry {
  /** kebab-case; also the name of the Lambda without its stage. */
  readonly name: string;
  /** Source of the handler, relative to the root. */
  readonly handler: string;
}

/** One bundled function. */
export interface FunctionBundle {
  readonly name: string;
  readonly size_bytes: number;
  /** Of its code: equal sources give equal digests, so an unchanged function is not deployed again. */
  readonly sha256: string;
}

/**
 * Finds every handler.
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
  return [...byName].map(([name, handler]) => ({ name, handler }));
}
