import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY_DIR } from '@patchbay/local-stack';

const run = promisify(execFile);

/** A package of Debian 12, with the manuals in it that are measured; what the links in it lead to is there once. */
interface DocumentPackage {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly files: readonly string[];
}

const PACKAGES: readonly DocumentPackage[] = [
  {
    name: 'octave-doc',
    version: '7.3.0-2',
    sha256: 'b27897cc7e3d688daa5cb8f8d1ea47077f3fbd205ce32e22522200ff0c1eadd5',
    files: ['octave/octave.pdf', 'octave/liboctave.pdf', 'octave/refcard-a4.pdf'],
  },
  {
    name: 'bash-doc',
    version: '5.2.15-2',
    sha256: '2c1a353f7004d14ba81db19c253b958d2dd9582027650739c530fd50376a9d8b',
    files: ['bash/bash.pdf', 'bash/bashref.pdf'],
  },
  {
    name: 'gnuplot-doc',
    version: '5.4.4+dfsg1-2',
    sha256: '73fe1816a296594cf6a1d38528f8d740fd650f57a2cb62e029f7920fcd5b31f0',
    files: ['gnuplot/gnuplot.pdf'],
  },
];

const CACHE = join(REPOSITORY_DIR, '.local/bench/pdf-text');

/**
 * Manuals of Debian as people wrote them, downloaded when first wanted and kept; their packages are pinned by hash.
 *
 * @throws Error where there is no apt, or a package is another one
 */
export async function pdfCorpus(say: (message: string) => void): Promise<string[]> {
  mkdirSync(CACHE, { recursive: true });
  const files: string[] = [];
  for (const wanted of PACKAGES) {
    const folder = join(CACHE, `${wanted.name}-${wanted.sha256.slice(0, 12)}`);
    if (!existsSync(folder)) {
      say(`downloading ${wanted.name} ${wanted.version}`);
      await unpack(wanted, folder);
    }
    files.push(...wanted.files.map((file) => join(folder, 'usr/share/doc', file)));
  }
  return files;
}

async function unpack({ name, version, sha256 }: DocumentPackage, folder: string): Promise<void> {
  const making = mkdtempSync(join(CACHE, 'making-'));
  try {
    await run('apt-get', ['download', `${name}=${version}`], { cwd: making, timeout: 300_000 });
    const [archive = ''] = await readdir(making);
    const bytes = readFileSync(join(making, archive));
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) throw new Error(`${name} ${version} has the SHA-256 ${found}, not ${sha256}`);
    const unpacked = join(making, 'unpacked');
    await run('dpkg-deb', ['-x', archive, unpacked], { cwd: making, timeout: 60_000 });
    renameSync(unpacked, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
