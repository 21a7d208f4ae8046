import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleFunctions } from './bundle-functions.ts';

let root: string;
let out_dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-build-'));
  out_dir = join(root, 'dist/functions');
});
afterEach(() => rmSync(root, { recursive: true }));

function source(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const HANDLER = `import { basename } from 'node:path';
const name: string = basename(import.meta.filename);
export const handler = async () => name;`;

describe('bundling the functions', () => {
  it('makes one self-contained ES module of each handler, named like its folder', async () => {
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    source('functions/ingestion/parse-thing/handler.ts', HANDLER);
    source('functions/triggers/people-claims/handler.ts', HANDLER);
    const bundles = await bundleFunctions({ root, out_dir });
    expect(bundles.map(({ name }) => name).sort()).toEqual(['get-thing', 'parse-thing', 'people-claims']);
    const { handler } = await import(join(out_dir, 'get-thing/index.mjs'));
    expect(await handler()).toBe('index.mjs');
  });

  it('gives equal bundles for equal sources and another digest for another source', async () => {
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    source('functions/http/things/list-things/handler.ts', HANDLER);
    const first = await bundleFunctions({ root, out_dir });
    expect(await bundleFunctions({ root, out_dir })).toEqual(first);
    source('functions/http/things/list-things/handler.ts', HANDLER.replace('=> name', '=> 1'));
    const changed = await bundleFunctions({ root, out_dir });
    expect(changed[0]?.sha256).toBe(first[0]?.sha256);
    expect(changed[1]?.sha256).not.toBe(first[1]?.sha256);
  });

  it('bundles CommonJS libraries that call require', async () => {
    source('functions/http/things/get-thing/legacy.cjs', `module.exports = () => require('node:os').EOL;`);
    source(
      'functions/http/things/get-thing/handler.ts',
      `import eol from './legacy.cjs'; export const handler = async () => eol();`,
    );
    await bundleFunctions({ root, out_dir });
    const { handler } = await import(join(out_dir, 'get-thing/index.mjs'));
    expect(await handler()).toBe('\n');
  });

  it('puts the program of a child process beside its handler', async () => {
    source('functions/ingestion/parse-thing/handler.ts', HANDLER);
    source('functions/ingestion/parse-thing/parse-child.entry.ts', `process.send?.('ready');`);
    await bundleFunctions({ root, out_dir });
    expect(existsSync(join(out_dir, 'parse-thing/parse-child.mjs'))).toBe(true);
  });

  it('removes the bundle of a handler that is gone, and keeps source maps out of what is deployed', async () => {
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    source('functions/http/things/old-thing/handler.ts', HANDLER);
    await bundleFunctions({ root, out_dir });
    rmSync(join(root, 'functions/http/things/old-thing'), { recursive: true });
    await bundleFunctions({ root, out_dir, source_map_dir: join(root, 'dist/source-maps') });
    expect(existsSync(join(out_dir, 'old-thing'))).toBe(false);
    expect(existsSync(join(out_dir, 'get-thing/index.mjs.map'))).toBe(false);
    const map = readFileSync(join(root, 'dist/source-maps/get-thing/index.mjs.map'), 'utf8');
    expect(JSON.parse(map).sources).toHaveLength(1);
  });

  it('refuses two functions of one name, saying which', async () => {
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    source('functions/http/others/get-thing/handler.ts', HANDLER);
    await expect(bundleFunctions({ root, out_dir })).rejects.toThrow(
      /functions\/http\/others.*functions\/http\/things/,
    );
  });
});
