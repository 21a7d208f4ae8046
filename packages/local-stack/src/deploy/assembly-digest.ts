import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One digest of everything a cloud assembly would deploy: its templates, and its asset manifests, which name every asset
 * by the hash of its content. Two equal digests mean that a deployment would change nothing.
 */
export async function assemblyDigest(assembly_dir: string): Promise<string> {
  const files = (await readdir(assembly_dir)).filter((file) => /\.(template|assets)\.json$/.test(file)).sort();
  if (files.length === 0) throw new Error(`no stack was synthesized into ${assembly_dir}`);
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(assembly_dir, file)));
  return hash.digest('hex');
}
