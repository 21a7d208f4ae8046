import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildFailure, formatMessages } from 'esbuild';
import { bundleFunctions } from './bundle-functions.ts';
import { buildEmbeddingLayer } from './embedding-model.ts';
import { LIBRARY_PARTS } from './library-parts.ts';

const root = join(import.meta.dirname, '../../../..');
const { values } = parseArgs({
  options: {
    sourcemap: { type: 'boolean' },
    quiet: { type: 'boolean' },
    // Functions on AWS run on arm64. `none` where nothing deployed embeds by itself.
    'embedding-model': { type: 'string', default: 'arm64' },
  },
});

const started = performance.now();
const bundles = await bundleFunctions({
  root,
  out_dir: join(root, 'dist/functions'),
  parts: LIBRARY_PARTS,
  ...(values.sourcemap === true ? { source_map_dir: join(root, 'dist/source-maps') } : {}),
}).catch(giveUp);
if (values.quiet !== true) {
  for (const { name, size_bytes } of bundles) console.log(`${kilobytes(size_bytes).padStart(7)} KB  ${name}`);
}
const total = bundles.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${bundles.length} functions, ${kilobytes(total)} KB, bundled in ${seconds} s`);

const architecture = values['embedding-model'];
if (architecture === 'arm64' || architecture === 'x64') {
  const layer = await buildEmbeddingLayer(root, architecture, console.log);
  console.log(`embedding model for ${architecture} in ${layer}`);
} else if (architecture !== 'none') throw new Error(`--embedding-model is arm64, x64 or none, not ${architecture}`);

function kilobytes(bytes: number): string {
  return Math.round(bytes / 1024).toString();
}

/** A mistake in a shared file breaks many bundles: it is told once. */
async function giveUp(error: Error | BuildFailure): Promise<never> {
  if (!('errors' in error)) throw error;
  const messages = await formatMessages(error.errors, { kind: 'error', color: process.stderr.isTTY });
  console.error([...new Set(messages)].join(''));
  process.exit(1);
}
