import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDir } from '../stack/directories.ts';
import { buildEmbeddingModel, type ModelArchitecture } from './embedding-model.ts';

/** `node build-embedding-model.ts --out DIR`: the bundled embedding model for this machine's architecture. */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) throw new Error('say where to: --out DIR');
await buildEmbeddingModel(resolve(values.out), process.arch as ModelArchitecture, {
  cache_dir: cacheDir(process.env),
  on_progress: console.log,
});
