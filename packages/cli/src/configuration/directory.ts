import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { CliError } from '../exit-codes.ts';
import { readText } from '../value-file.ts';
import { describe, type ReleaseFile, type ResourceFile } from './description.ts';
import { REFERENCE_TAGS } from './reference.ts';

/** Everything that a directory describes. */
export interface Description {
  readonly resources: readonly ResourceFile[];
  readonly releases: readonly ReleaseFile[];
}

const customTags = [...REFERENCE_TAGS];

/** Text of a description, as it is written. */
export function yamlOf(value: unknown): string {
  return stringify(value, { customTags, lineWidth: 0 });
}

function parseFile(text: string, file: string): unknown {
  try {
    return parse(text, { customTags });
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new CliError(`${file} is not YAML: ${line}`);
  }
}

const identity = (each: ResourceFile | ReleaseFile) =>
  each.kind === 'release' ? `release of ${each.agent}` : `${each.kind} ${each.name}`;

/**
 * Reads a directory with everything below it; hidden folders are left out.
 *
 * @throws CliError for a file that describes nothing, and for two that describe the same.
 */
export async function readDirectory(path: string): Promise<Description> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => {
    throw new CliError(`there is no directory ${path}`);
  });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length).replace(/^\//, ''))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .toSorted();
  const described = await Promise.all(
    files.map(async (file) => describe(parseFile(await readText(file, path), file), file)),
  );
  const seen = new Map<string, string>();
  for (const each of described) {
    const other = seen.get(identity(each));
    if (other !== undefined) throw new CliError(`${other} and ${each.file} both describe ${identity(each)}`);
    seen.set(identity(each), each.file);
  }
  return {
    resources: described.filter((each) => each.kind !== 'release'),
    releases: described.filter((each) => each.kind === 'release'),
  };
}

/** Writes a file, if that changes anything; true where it did. */
export async function writeDescription(directory: string, file: string, value: unknown): Promise<boolean> {
  const path = join(directory, file);
  const text = yamlOf(value);
  if ((await readText(path, directory).catch(() => undefined)) === text) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return true;
}
