import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import openapi from '../../../../docs/openapi.json' with { type: 'json' };
import { OPENAPI_FILE, openapiText, REFERENCE_FILE, referenceText } from './index.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'finished-texts-'));
  const contents = `import { openapiText, referenceText } from './index.ts'; console.log(openapiText() + referenceText());`;
  const stdin = { contents, resolveDir: import.meta.dirname, loader: 'ts' } as const;
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: path.join(folder, 'index.mjs') });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the texts of the docs', () => {
  it('are made from the document where they run from source', () => {
    expect(JSON.parse(openapiText())).toEqual(openapi);
    expect(referenceText()).toContain('id="createPrompt"');
  });

  it('are read from beside a bundle', async () => {
    await writeFile(path.join(folder, OPENAPI_FILE), 'finished ');
    await writeFile(path.join(folder, REFERENCE_FILE), 'texts');
    const { stdout } = await run(process.execPath, ['index.mjs'], { cwd: folder, env: {} });
    expect(stdout.trim()).toBe('finished texts');
  });
});
