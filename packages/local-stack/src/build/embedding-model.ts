import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BUNDLED_MODEL_FILES, BUNDLED_MODEL_NATIVE, BUNDLED_MODEL_PACKAGE, bundledModelEntry } from '@patchbay/models';
import { build } from 'esbuild';
import { prepareEmbedding } from '../model-server/prepare-model-server.ts';
import { cacheDir } from '../stack/directories.ts';

/** What the model is built for: Lambda's and Fargate's system, or this one. */
export type ModelArchitecture = 'arm64' | 'x64';

/** Parts of packages that no process loads. */
const LEFT_OUT = /\.(d\.[cm]?ts|map|md)$/;

/**
 * Builds the bundled embedding model as a package that Node finds by its name: the program, the model's files and the
 * native runtime for one architecture (some 70 MB). What is built already and belongs to the same versions stays.
 *
 * @param into Folder that gets it; what is there and is older is replaced.
 */
export async function buildEmbeddingModel(
  into: string,
  architecture: ModelArchitecture,
  options: { readonly cache_dir: string; readonly on_progress?: (message: string) => void },
): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [bundledModelEntry()],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    external: [...BUNDLED_MODEL_NATIVE],
    write: false,
  });
  const program = outputFiles[0]?.text ?? '';
  const versions = await Promise.all(BUNDLED_MODEL_NATIVE.map(async (name) => (await packageOf(name)).version));
  const manifest = `${JSON.stringify({ name: BUNDLED_MODEL_PACKAGE, version: '1.0.0', type: 'module', exports: { './package.json': './package.json' }, runtime: `${architecture} ${versions}` }, null, 2)}\n`;
  if ((await text(path.join(into, 'package.json'))) === manifest) {
    if ((await text(path.join(into, BUNDLED_MODEL_FILES.program))) === program) return;
  }

  const staging = `${into}.${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(path.join(staging, path.dirname(BUNDLED_MODEL_FILES.model)), { recursive: true });
  const { model, tokenizer, tokenizer_config } = await prepareEmbedding(options);
  for (const [name, from] of Object.entries({ model, tokenizer, tokenizer_config })) {
    await cp(from, path.join(staging, BUNDLED_MODEL_FILES[name as keyof typeof BUNDLED_MODEL_FILES]));
  }
  for (const name of BUNDLED_MODEL_NATIVE)
    await copyPackage(name, path.join(staging, 'node_modules', name), architecture);
  await writeFile(path.join(staging, BUNDLED_MODEL_FILES.program), program);
  await writeFile(path.join(staging, 'package.json'), manifest);
  await rm(into, { recursive: true, force: true });
  await rename(staging, into);
}

/**
 * The same as a Lambda layer: Node finds the package by its name, since the runtime names a layer's folder in NODE_PATH.
 *
 * @returns The layer's folder, relative to the root.
 */
export async function buildEmbeddingLayer(
  root: string,
  architecture: ModelArchitecture,
  on_progress?: (message: string) => void,
): Promise<string> {
  const layer = path.join('dist/layers', `embedding-model-${architecture}`);
  const into = path.join(root, layer, 'nodejs/node_modules', BUNDLED_MODEL_PACKAGE);
  const cache_dir = cacheDir(process.env);
  await buildEmbeddingModel(into, architecture, { cache_dir, ...(on_progress && { on_progress }) });
  return layer;
}

async function text(file: string): Promise<string | undefined> {
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

/** An installed package; its own directory, whatever it exports. */
async function packageOf(name: string): Promise<{ folder: string; version: string }> {
  const { resolve } = createRequire(bundledModelEntry());
  let folder = path.dirname(resolve(name));
  while (!existsSync(path.join(folder, 'package.json')) || !folder.endsWith(name)) folder = path.dirname(folder);
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/** Without the binaries of other systems, types, sources and scripts. */
async function copyPackage(name: string, into: string, architecture: ModelArchitecture): Promise<void> {
  const { folder } = await packageOf(name);
  const binaries = path.join('bin', 'napi-v6');
  for (const part of await readdir(folder)) {
    if (!['package.json', 'dist'].includes(part)) continue;
    await cp(path.join(folder, part), path.join(into, part), {
      recursive: true,
      filter: (source) => !LEFT_OUT.test(source) && !path.relative(folder, source).startsWith(path.join('dist', 'esm')),
    });
  }
  const own = path.join(binaries, 'linux', architecture);
  if (existsSync(path.join(folder, own))) await cp(path.join(folder, own), path.join(into, own), { recursive: true });
}
