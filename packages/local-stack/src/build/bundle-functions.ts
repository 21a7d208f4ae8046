import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { findFunctionEntries } from './function-entries.ts';

/** CommonJS inside an ESM bundle still wants these. */
const BANNER = [
  "import{createRequire as __cr}from'node:module';",
  "import{fileURLToPath as __fu}from'node:url';",
  "import{dirname as __dn}from'node:path';",
  'const require=__cr(import.meta.url),__filename=__fu(import.meta.url),__dirname=__dn(__filename);',
].join('');

/** One bundled function. */
export interface FunctionBundle {
  readonly name: string;
  readonly size_bytes: number;
  /** Of all its files: equal sources give equal digests, so an unchanged function is not deployed again. */
  readonly sha256: string;
}

/** What to bundle, and to where. */
export interface BundleOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder that gets `<function name>/index.mjs`; what is there and is no function any more is removed. */
  readonly out_dir: string;
  /** Folder for source maps: kept beside, never inside what is deployed. None when left out. */
  readonly source_map_dir?: string;
}

/** Bundles every handler in one esbuild run: ESM, minified, each with all it needs. */
export async function bundleFunctions({ root, out_dir, source_map_dir }: BundleOptions): Promise<FunctionBundle[]> {
  const entries = findFunctionEntries(root);
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      entries.flatMap(({ name, files }) => Object.entries(files).map(([output, file]) => [`${name}/${output}`, file])),
    ),
    outdir: out_dir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: BANNER },
    sourcemap: source_map_dir === undefined ? false : 'external',
    logLevel: 'silent',
    write: false,
  });
  removeStale(
    out_dir,
    entries.map(({ name }) => name),
  );
  const bundles = new Map<string, { size_bytes: number; hash: ReturnType<typeof createHash> }>();
  for (const file of result.outputFiles) {
    const path = relative(out_dir, file.path);
    if (path.endsWith('.map')) {
      if (source_map_dir !== undefined) writeIfChanged(join(source_map_dir, path), file.contents);
      continue;
    }
    writeIfChanged(file.path, file.contents);
    const name = dirname(path);
    const bundle = bundles.get(name) ?? { size_bytes: 0, hash: createHash('sha256') };
    bundle.size_bytes += file.contents.length;
    bundle.hash.update(path).update(file.contents);
    bundles.set(name, bundle);
  }
  return entries.flatMap(({ name }) => {
    const bundle = bundles.get(name);
    return bundle === undefined ? [] : [{ name, size_bytes: bundle.size_bytes, sha256: bundle.hash.digest('hex') }];
  });
}

function removeStale(outDir: string, names: readonly string[]): void {
  if (!existsSync(outDir)) return;
  for (const entry of readdirSync(outDir)) {
    if (!names.includes(entry)) rmSync(join(outDir, entry), { recursive: true });
  }
}

function writeIfChanged(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
