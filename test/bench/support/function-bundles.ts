import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { bundleFunctions, LIBRARY_PARTS } from '@patchbay/local-stack/build';
import { PARTS, type Part } from './bundle-parts.ts';

/** A bundle that can be loaded and measured. */
export interface LoadableBundle {
  readonly name: string;
  readonly path: string;
  /** All that is deployed, a child program included. */
  readonly size_bytes: number;
  /** What a cold start loads. */
  readonly module_bytes: number;
  /** Third-party packages of which something is inside. */
  readonly packages: ReadonlySet<string>;
  /** Equal for functions that differ in nothing but their own folder: handler, route, schema of an example. */
  readonly likeness: string;
}

/** A Lambda's bundle beside the bundle of its parts. */
export interface FunctionBundle extends LoadableBundle {
  readonly parts: LoadableBundle;
}

export interface Bundles {
  readonly functions: readonly FunctionBundle[];
  remove(): void;
}

/**
 * Bundles all functions as a deployment does, and for each the libraries that its capabilities call for, by the same
 * build with the same settings. A library that a function declares and does without is left out for the rival too.
 */
export async function buildBundles(wanted: ReadonlyMap<string, readonly Part[]>): Promise<Bundles> {
  const bench = join(REPOSITORY_DIR, '.local/bench');
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, 'bundles-'));
  const functions = await bundle(REPOSITORY_DIR, join(folder, 'functions'), LIBRARY_PARTS);
  const setOf = ({ name, packages }: LoadableBundle) => {
    const parts = wanted.get(name);
    if (parts === undefined) throw new Error(`${name} is in no table of functions`);
    return parts.filter((part) => packages.has(PARTS[part].package));
  };
  const root = join(folder, 'parts');
  for (const one of functions) writeParts(join(root, 'functions/http/parts', nameOf(setOf(one))), setOf(one));
  const sets = new Map((await bundle(root, join(folder, 'part-bundles'), [])).map((set) => [set.name, set]));
  return {
    functions: functions.map((one) => {
      const parts = sets.get(nameOf(setOf(one)));
      if (parts === undefined) throw new Error(`the parts of ${one.name} were not bundled`);
      return { ...one, parts };
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function nameOf(parts: readonly Part[]): string {
  return parts.join('-').replaceAll('_', '-');
}

function writeParts(folder: string, parts: readonly Part[]): void {
  mkdirSync(folder, { recursive: true });
  for (const part of parts) writeFileSync(join(folder, `${part}.ts`), PARTS[part].source);
  writeFileSync(join(folder, 'handler.ts'), parts.map((part) => `export * from './${part}.ts';\n`).join(''));
}

async function bundle(root: string, out_dir: string, parts: Parameters<typeof bundleFunctions>[0]['parts'] & object) {
  const bundles = await bundleFunctions({ root, out_dir, parts });
  const record = JSON.parse(readFileSync(`${out_dir}.json`, 'utf8')) as {
    functions: Record<string, { contents: string[] }>;
  };
  return bundles.map(({ name, size_bytes }) => {
    const contents = record.functions[name]?.contents ?? [];
    const path = join(out_dir, name, 'index.mjs');
    return {
      name,
      size_bytes,
      module_bytes: statSync(path).size,
      path,
      packages: new Set(contents.flatMap((input) => packageOf(input) ?? [])),
      likeness: contents
        .filter((input) => basename(dirname(input)) !== name)
        .toSorted()
        .join('\n'),
    };
  });
}

function packageOf(path: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}
