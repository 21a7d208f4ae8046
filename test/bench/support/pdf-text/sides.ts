import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentBundleParts } from '@patchbay/documents';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { build } from 'esbuild';
import { cpuOfTree } from '../process-tree.ts';

const run = promisify(execFile);
const PROGRAMS = ['ours', 'ours-structured', 'raw-pdfium', 'pdfjs-dist', 'unpdf'] as const;

/** Reads all files once in a process of its own, start included. */
export interface Side {
  readonly name: string;
  /** Processor time in milliseconds. */
  cpuOf(files: readonly string[]): Promise<number>;
  /** The pages of every file. */
  textsOf(files: readonly string[]): Promise<string[][]>;
}

export interface Sides {
  readonly sides: ReadonlyMap<string, Side>;
  /** Version of poppler's pdftotext; undefined where the machine has none. */
  readonly pdftotext: string | undefined;
  remove(): void;
}

/** Bundles ours as it is deployed; the rivals run as they come from their packages. */
export async function prepareSides(): Promise<Sides> {
  const folder = mkdtempSync(join(REPOSITORY_DIR, '.local/bench/pdf-text/sides-'));
  const options = {
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  } as const;
  const entries = (names: readonly string[]) => names.map((name) => join(import.meta.dirname, `${name}.ts`));
  await build({ ...options, entryPoints: entries(PROGRAMS.slice(0, 3)) });
  await build({ ...options, entryPoints: entries(PROGRAMS.slice(3)), packages: 'external' });
  const { data, engine } = documentBundleParts();
  cpSync(data.from, join(folder, data.folder), { recursive: true });
  copyFileSync(engine.from, join(folder, engine.file));

  const pdftotext = await versionOfPdftotext();
  const sides = new Map<string, Side>(PROGRAMS.map((name) => [name, nodeSide(name, folder)]));
  if (pdftotext !== undefined) sides.set('pdftotext', popplerSide());
  return { sides, pdftotext, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function nodeSide(name: string, folder: string): Side {
  const program = join(folder, `${name}.mjs`);
  return {
    name,
    cpuOf: (files) => cpuOfRun(() => run(process.execPath, [program, '-', ...files])),
    async textsOf(files) {
      const target = join(folder, `${name}.json`);
      await run(process.execPath, [program, target, ...files]);
      return JSON.parse(readFileSync(target, 'utf8')) as string[][];
    },
  };
}

function popplerSide(): Side {
  const read = (file: string) => run('pdftotext', [file, '-'], { maxBuffer: 2 ** 28 });
  return {
    name: 'pdftotext',
    cpuOf: (files) =>
      cpuOfRun(async () => {
        for (const file of files) await run('pdftotext', [file, '/dev/null']);
      }),
    async textsOf(files) {
      const texts: string[][] = [];
      for (const file of files) texts.push((await read(file)).stdout.split('\f').slice(0, -1));
      return texts;
    },
  };
}

/** Of everything below this process, what has ended included; this one only waits. */
async function cpuOfRun(action: () => Promise<unknown>): Promise<number> {
  const before = cpuOfTree(process.pid);
  await action();
  return cpuOfTree(process.pid) - before;
}

async function versionOfPdftotext(): Promise<string | undefined> {
  const answer = await run('pdftotext', ['-v']).catch(() => undefined);
  return answer === undefined ? undefined : (/version (\S+)/.exec(answer.stderr)?.[1] ?? 'unknown');
}
