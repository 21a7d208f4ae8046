import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { documentBundleParts } from '@patchbay/documents';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { bundleFunctions } from '@patchbay/local-stack/build';
import { PARTS, type Part } from './bundle-parts.ts';

/** A bundle that can be loaded and measured. */
export interface LoadableBundle {
  readonly name: string;
  readonly path: string;
  readonly size_bytes: number;
  /** Third-party packages that its sources reach. */
  readonly packages: ReadonlySet<string>;
  /** Equal for functions that differ in nothing but their own folder: handler, route, schema of an example. */
  readonly likeness: string;
}

/** Every Lambda's bundle, and one for each set of parts, named by {@link partsKey}. */
export interface Bundles {
  readonly functions: readonly LoadableBundle[];
  readonly parts: ReadonlyMap<string, LoadableBundle>;
  remove(): void;
}

export const partsKey = (parts: readonly Part[]) => parts.join('-').replaceAll('_', '-');

/** Bundles all functions as a deployment does, and the sets of parts by the same build with the same settings. */
export async function buildBundles(partSets: readonly (readonly Part[])[]): Promise<Bundles> {
  const bench = join(REPOSITORY_DIR, '.local/bench');
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, 'bundles-'));
  const root = join(folder, 'parts');
  for (const set of partSets) {
    const source = join(root, 'functions/http/parts', partsKey(set));
    mkdirSync(source, { recursive: true });
    const modules = set.map((part) => {
      writeFileSync(join(source, `${part}.ts`), PARTS[part]);
      return `export * from './${part}.ts';\n`;
    });
    writeFileSync(join(source, 'handler.ts'), modules.join(''));
  }
  const parts = [{ of: 'packages/documents/src/isolated-parse.ts', ...documentBundleParts() }];
  const functions = await bundle(REPOSITORY_DIR, join(folder, 'functions'), parts);
  const sets = await bundle(root, join(folder, 'part-bundles'), []);
  return {
    functions,
    parts: new Map(sets.map((set) => [set.name, set])),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function bundle(root: string, out_dir: string, parts: Parameters<typeof bundleFunctions>[0]['parts'] & object) {
  const bundles = await bundleFunctions({ root, out_dir, parts });
  const record = JSON.parse(readFileSync(`${out_dir}.json`, 'utf8')) as {
    functions: Record<string, { inputs: Record<string, string> }>;
  };
  return bundles.map(({ name, size_bytes }) => {
    const inputs = Object.keys(record.functions[name]?.inputs ?? {});
    return {
      name,
      size_bytes,
      path: join(out_dir, name, 'index.mjs'),
      packages: new Set(inputs.flatMap((input) => packageOf(input) ?? [])),
      likeness: inputs
        .filter((input) => basename(dirname(input)) !== name)
        .toSorted()
        .join('\n'),
    };
  });
}

function packageOf(path: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}
