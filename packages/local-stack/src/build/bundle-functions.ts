import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { BuildRecord } from './build-record.ts';
import { builtinsWhenUsed } from './builtins-when-used.ts';
import { type FunctionBundle, type FunctionEntry, findFunctionEntries } from './function-entries.ts';
import { LAMBDA_ALIASES, sparingSources } from './lambda-substitutes.ts';

/** CommonJS inside an ESM bundle still wants these. */
const BANNER = [
  "import{createRequire as __cr}from'node:module';",
  "import{fileURLToPath as __fu}from'node:url';",
  "import{dirname as __dn}from'node:path';",
  'const require=__cr(import.meta.url),__filename=__fu(import.meta.url),__dirname=__dn(__filename);',
].join('');

const ESBUILD = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: false,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  alias: LAMBDA_ALIASES,
  plugins: [builtinsWhenUsed, sparingSources],
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  banner: { js: BANNER },
  logLevel: 'silent',
  metafile: true,
  write: false,
} satisfies BuildOptions;

/**
 * Bundled at once. All 320 in one run hold 12 GB while they are linked, more than many machines have; each run reads the
 * shared sources again, which is a second.
 */
const AT_ONCE = 32;

/** Names inside the output folder that are no functions begin with this. */
const PART = '_part-';

/** What a library needs beside every bundle that it is in. */
export interface LibraryPart {
  /** A source file of the library, relative to the root: a bundle with it inside gets the part. */
  readonly of: string;
  /** Program to bundle as `file`. */
  readonly child?: { readonly entry: string; readonly file: string };
  /** Text to write as `file`, made from the file `from` (relative to the root) and from sources of the library. */
  readonly text?: { readonly from: string; readonly file: string; make(): string };
  /** Folder to copy as `folder`. */
  readonly data?: { readonly from: string; readonly folder: string };
  /** File to copy as `file`; too large to be made text or code. */
  readonly engine?: { readonly from: string; readonly file: string };
}

/** What to bundle, and to where. */
export interface BundleOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder that gets `<function name>/index.mjs`; what is there and is no function any more is removed. */
  readonly out_dir: string;
  readonly parts?: readonly LibraryPart[];
  /** Folder for source maps: kept beside, never inside what is deployed. None when left out. */
  readonly source_map_dir?: string;
}

/**
 * Bundles every handler whose sources changed since the last time, some at once: ESM, minified, each with all it needs. Answers all bundles, built now or before.
 */
export async function bundleFunctions(options: BundleOptions): Promise<FunctionBundle[]> {
  const { root, out_dir } = options;
  const entries = findFunctionEntries(root);
  const record = new BuildRecord(root, `${out_dir}.json`);
  removeStale(
    out_dir,
    entries.map(({ name }) => name),
  );
  const stale = entries.filter(({ name }) => {
    const isThere = existsSync(join(out_dir, name, 'index.mjs'));
    return !isThere || options.source_map_dir !== undefined || record.current(name) === undefined;
  });
  const built = new Map<string, FunctionBundle>();
  for (let first = 0; first < stale.length; first += AT_ONCE) {
    const some = stale.slice(first, first + AT_ONCE);
    for (const bundle of await buildEntries(some, options, record)) built.set(bundle.name, bundle);
    record.save();
  }
  return entries.flatMap(({ name }) => built.get(name) ?? record.current(name) ?? []);
}

async function buildEntries(
  entries: readonly FunctionEntry[],
  { root, out_dir, parts = [], source_map_dir }: BundleOptions,
  record: BuildRecord,
): Promise<FunctionBundle[]> {
  const { outputFiles, metafile } = await build({
    ...ESBUILD,
    absWorkingDir: root,
    outdir: out_dir,
    sourcemap: source_map_dir === undefined ? false : 'external',
    entryPoints: Object.fromEntries([
      ...entries.map(({ name, handler }) => [`${name}/index`, handler]),
      ...parts.flatMap(({ child }, index) =>
        child === undefined ? [] : [[`${PART}${index}/${basename(child.file, '.mjs')}`, child.entry]],
      ),
    ]),
  });
  const byPath = new Map(outputFiles.map((file) => [relative(out_dir, file.path), file.contents]));
  return entries.map(({ name, handler }) => {
    const folder = join(out_dir, name);
    const inside = metafile.outputs[relative(root, join(folder, 'index.mjs'))]?.inputs ?? {};
    const contents = Object.keys(inside).filter((input) => (inside[input]?.bytesInOutput ?? 0) > 0);
    const needed = parts.map((part, index) => ({ ...part, index })).filter(({ of }) => inside[of] !== undefined);
    const files: [string, Uint8Array | undefined][] = [
      ['index.mjs', byPath.get(`${name}/index.mjs`)],
      ...needed.flatMap(({ child, text, index }): [string, Uint8Array | undefined][] => [
        ...entriesOf(child, ({ file }) => byPath.get(`${PART}${index}/${file}`)),
        ...entriesOf(text, ({ make }) => Buffer.from(make())),
      ]),
    ];
    const hash = createHash('sha256');
    let size_bytes = 0;
    for (const [file, contents = new Uint8Array()] of files) {
      writeIfChanged(join(folder, file), contents);
      hash.update(file).update(contents);
      size_bytes += contents.length;
    }
    for (const { data, engine } of needed) {
      if (data !== undefined) cpSync(data.from, join(folder, data.folder), { recursive: true });
      if (engine !== undefined) cpSync(engine.from, join(folder, engine.file));
    }
    const map = byPath.get(`${name}/index.mjs.map`);
    if (source_map_dir !== undefined && map !== undefined)
      writeIfChanged(join(source_map_dir, name, 'index.mjs.map'), map);
    const bundle = { name, size_bytes, sha256: hash.digest('hex') };
    const besides = needed.flatMap(({ child, text }) => [
      ...(child === undefined ? [] : [relative(root, child.entry)]),
      ...(text === undefined ? [] : [text.from]),
    ]);
    record.note(bundle, [handler, ...besides], contents, metafile);
    return bundle;
  });
}

/** A file that a part brings, with its contents; nothing where it brings none. */
function entriesOf<T extends { readonly file: string }>(
  part: T | undefined,
  contents: (part: T) => Uint8Array | undefined,
): [string, Uint8Array | undefined][] {
  return part === undefined ? [] : [[part.file, contents(part)]];
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
