import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { bundleFunctions, LIBRARY_PARTS } from '@patchbay/local-stack/build';

/** The program of a process of steps, bundled as functions are, so that a new process is ready in a moment. */
interface StepBundle {
  readonly path: string;
  remove(): void;
}

/** Bundles a program with everything beside it that the functions have beside theirs. */
export async function bundleStepProcess(
  program: string = join(import.meta.dirname, 'step-process.ts'),
): Promise<StepBundle> {
  const parent = join(REPOSITORY_DIR, '.local/faults');
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'steps-'));
  const entry = join(root, 'functions/ingestion/steps');
  mkdirSync(entry, { recursive: true });
  writeFileSync(join(entry, 'handler.ts'), `import ${JSON.stringify(program)};\n`);
  const parts = LIBRARY_PARTS.map((part) => ({ ...part, of: relative(root, join(REPOSITORY_DIR, part.of)) }));
  await bundleFunctions({ root, out_dir: join(root, 'dist'), parts });
  return {
    path: join(root, 'dist/steps/index.mjs'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
