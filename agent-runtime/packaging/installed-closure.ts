import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** A package as npm installed it. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
  /** Where it belongs below a directory of its own: `node_modules/a/node_modules/b`. */
  readonly place: string;
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/**
 * The packages of those names and everything they depend on, exactly as installed here: the lock file's versions, in
 * the layout in which they find each other. Optional ones (native builds of other platforms) may be absent; peer
 * dependencies are for the caller to name.
 *
 * @throws Error when a dependency is not installed.
 */
export async function installedClosure(names: readonly string[], from: string): Promise<InstalledPackage[]> {
  const found = new Map<string, InstalledPackage>();

  async function visit(name: string, dependent: string, isOptional: boolean): Promise<void> {
    const directory = locate(name, dependent);
    if (directory === null) {
      if (isOptional) return;
      throw new Error(`${name} is not installed, but ${dependent} needs it: run npm ci`);
    }
    if (found.has(directory)) return;
    const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as PackageJson;
    found.set(directory, { name, version: manifest.version, directory, place: placeOf(directory, from) });
    const optional = Object.keys(manifest.optionalDependencies ?? {});
    const needed = Object.keys(manifest.dependencies ?? {}).filter((other) => !optional.includes(other));
    for (const other of needed) await visit(other, directory, false);
    for (const other of optional) await visit(other, directory, true);
  }

  for (const name of names) await visit(name, from, false);
  return [...found.values()];
}

/** Node's own search: the nearest node_modules upwards that has the package. */
function locate(name: string, from: string): string | null {
  const directory = join(from, 'node_modules', name);
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(from);
  return parent === from ? null : locate(name, parent);
}

function placeOf(directory: string, from: string): string {
  const path = relative(from, directory);
  return path.slice(path.indexOf('node_modules'));
}
