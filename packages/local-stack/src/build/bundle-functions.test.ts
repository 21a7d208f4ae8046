import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

  it('puts what a library needs beside the bundles that it is in, and beside no others', async () => {
    source('packages/reader/src/read.ts', 'export const read = () => 1;');
    source('packages/reader/src/child.ts', `process.send?.('ready');`);
    source('packages/reader/tables/one.bin', 'data');
    source('packages/reader/engine.wasm', 'engine');
    const usesReader = `import { read } from '../../../../packages/reader/src/read.ts'; export const handler = async () => read();`;
    source('functions/http/things/read-thing/handler.ts', usesReader);
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    const part = {
      of: 'packages/reader/src/read.ts',
      child: { entry: join(root, 'packages/reader/src/child.ts'), file: 'read-child.mjs' },
      data: { from: join(root, 'packages/reader/tables'), folder: 'tables' },
      engine: { from: join(root, 'packages/reader/engine.wasm'), file: 'engine.wasm' },
    };
    await bundleFunctions({ root, out_dir, parts: [part] });
    expect(readdirSync(join(out_dir, 'read-thing')).sort()).toEqual([
      'engine.wasm',
      'index.mjs',
      'read-child.mjs',
      'tables',
    ]);
    expect(readdirSync(join(out_dir, 'get-thing'))).toEqual(['index.mjs']);
    expect(readdirSync(out_dir).sort()).toEqual(['get-thing', 'read-thing']);
  });

  it('writes a text that a library wants finished, again when what it is made from has changed', async () => {
    source('packages/pages/src/page.ts', 'export const page = () => 1;');
    source('docs/page.md', 'one');
    source(
      'functions/http/things/get-page/handler.ts',
      `import { page } from '../../../../packages/pages/src/page.ts'; export const handler = async () => page();`,
    );
    const make = () => `<p>${readFileSync(join(root, 'docs/page.md'), 'utf8')}</p>`;
    const parts = [{ of: 'packages/pages/src/page.ts', text: { from: 'docs/page.md', file: 'page.html', make } }];
    const [first] = await bundleFunctions({ root, out_dir, parts });
    source('docs/page.md', 'a second one');
    const [second] = await bundleFunctions({ root, out_dir, parts });
    expect(readFileSync(join(out_dir, 'get-page/page.html'), 'utf8')).toBe('<p>a second one</p>');
    expect(second?.sha256).not.toBe(first?.sha256);
    expect(second?.size_bytes).toBe((first?.size_bytes ?? 0) + 'a second '.length);
  });

  it('builds again only what has a changed source, however deep', async () => {
    source('functions/http/shared.ts', 'export const answer: number = 1;');
    const usesShared = `import { answer } from '../../shared.ts'; export const handler = async () => answer;`;
    source('functions/http/things/get-thing/handler.ts', usesShared);
    source('functions/http/things/list-things/handler.ts', HANDLER);
    await bundleFunctions({ root, out_dir });
    const builtAt = (name: string) => statSync(join(out_dir, name, 'index.mjs')).mtimeMs;
    const before = [builtAt('get-thing'), builtAt('list-things')];
    source('functions/http/shared.ts', 'export const answer: number = 22;');
    const bundles = await bundleFunctions({ root, out_dir });
    expect(bundles.map(({ name }) => name)).toEqual(['get-thing', 'list-things']);
    expect(builtAt('get-thing')).toBeGreaterThan(before[0] ?? 0);
    expect(builtAt('list-things')).toBe(before[1]);
    expect(readFileSync(join(out_dir, 'get-thing/index.mjs'), 'utf8')).toContain('22');
  });

  it('builds again what was deleted or cannot be trusted any more', async () => {
    source('functions/http/things/get-thing/handler.ts', HANDLER);
    const first = await bundleFunctions({ root, out_dir });
    rmSync(join(out_dir, 'get-thing'), { recursive: true });
    writeFileSync(`${out_dir}.json`, '{"environment":');
    expect(await bundleFunctions({ root, out_dir })).toEqual(first);
    expect(existsSync(join(out_dir, 'get-thing/index.mjs'))).toBe(true);
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
