import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { CliError } from './exit-codes.ts';

/** JSON is YAML, too: one reader for both. */
export function parseValue(text: string, where: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new CliError(`${where} is neither JSON nor YAML: ${line}`);
  }
}

/** The text of a file that the command line names. */
export async function readText(path: string, cwd: string): Promise<string> {
  return readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      error.code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read: ${error.message}`,
    );
  });
}

/** A value on the command line: JSON or YAML, or `@FILE` with either. */
export async function readValue(text: string, where: string, cwd: string): Promise<unknown> {
  if (!text.startsWith('@')) return parseValue(text, where);
  const file = text.slice(1);
  return parseValue(await readText(file, cwd), file);
}
