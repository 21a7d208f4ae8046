import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const bundled = (entry: string) =>
  build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });

describe('the SDK as a browser gets it', () => {
  it('is itself alone, and small', async () => {
    const { metafile, outputFiles } = await bundled('packages/sdk/src/index.ts');
    expect(Object.keys(metafile.inputs).filter((file) => !file.startsWith('packages/sdk/src/'))).toEqual([]);
    expect(Object.keys(metafile.inputs)).not.toContain('packages/sdk/src/generated/operation-details.ts');
    expect(outputFiles[0]?.text).not.toMatch(/\b(process|Buffer|require)\b[.(]/);
    expect(outputFiles[0]?.contents.length).toBeLessThan(40_000);
  });
});
