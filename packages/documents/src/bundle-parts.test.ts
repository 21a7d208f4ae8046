import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build, type Metafile } from 'esbuild';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeJapanesePdf } from '../../../test/fixtures/documents/write-japanese-pdf.ts';
import { documentBundleParts } from './bundle-parts.ts';

const run = promisify(execFile);
let folder: string;
let documents: string;
let librariesInHandler: string[];
let librariesInChild: string[];

const bundle = (entry: { contents: string } | { path: string }, file: string) =>
  build({
    ...('path' in entry
      ? { entryPoints: [entry.path] }
      : { stdin: { contents: entry.contents, resolveDir: import.meta.dirname, loader: 'ts' as const } }),
    outfile: path.join(folder, file),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    metafile: true,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });

/** The npm packages whose code really is in a bundle. */
function librariesOf({ outputs }: Metafile): string[] {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** What a function's bundle does with a document. */
const handler = `
  import { readFileSync } from 'node:fs';
  import { chunkDocument, createIsolatedParser } from '@patchbay/documents';
  const parse = createIsolatedParser();
  const types = { pdf: 'application/pdf', doc: 'application/msword', txt: 'text/plain',
    md: 'text/markdown', html: 'text/html',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
  const answers = [];
  for (const file of process.argv.slice(2)) {
    const outcome = await parse({ bytes: readFileSync(file), media_type: types[file.split('.').pop()] });
    answers.push(outcome.ok ? [outcome.document.title, outcome.document.pages.length, chunkDocument(outcome.document).length > 3, outcome.document.pages[0].text.slice(0, 3)] : outcome);
  }
  console.log(JSON.stringify(answers));`;

describe('a bundle, in an empty directory', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'documents-bundle-'));
    documents = await mkdtemp(path.join(tmpdir(), 'documents-to-read-'));
    const { child, data, engine } = documentBundleParts();
    const bundled = [await bundle({ contents: handler }, 'index.mjs'), await bundle({ path: child.entry }, child.file)];
    [librariesInHandler = [], librariesInChild = []] = bundled.map(({ metafile }) => librariesOf(metafile));
    await cp(data.from, path.join(folder, data.folder), { recursive: true });
    await cp(engine.from, path.join(folder, engine.file));
  });
  afterAll(() => Promise.all([folder, documents].map((made) => rm(made, { recursive: true }))));

  it('reads every type of document', async () => {
    const names = ['clinic-handbook.pdf', 'willow-clinic.docx', 'hillside-clinic.doc', 'cedar-clinic.txt'];
    const files = names.map((name) => path.join(import.meta.dirname, '../../../test/fixtures/documents', name));
    const { stdout } = await run(process.execPath, ['index.mjs', ...files], { cwd: folder, env: {} });
    expect(JSON.parse(stdout)).toEqual([
      ['Harbor Clinic Patient Handbook', 4, true, 'Har'],
      ['Willow Clinic Patient Handbook', 4, true, 'Wil'],
      ['Hillside Clinic Patient Handbook', 1, true, 'Hil'],
      ['Cedar Clinic Patient Handbook', 4, true, 'Ced'],
    ]);
  });

  it('reads web pages, Markdown, and text in an encoding of its own', async () => {
    const files = {
      'page.html': '<!doctype html><title>Hours</title><main><p>Open daily.</main>',
      'notes.md': '# Notes\n\nOpen *daily*.',
      'sjis.txt': iconv.encode('診療所は月曜日から金曜日まで、午前九時に開きます。', 'shift_jis'),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(documents, name), content);
    const names = Object.keys(files).map((name) => path.join(documents, name));
    const { stdout } = await run(process.execPath, ['index.mjs', ...names], { cwd: folder, env: {} });
    expect(JSON.parse(stdout)).toEqual([
      ['Hours', 1, false, 'Ope'],
      ['Notes', 1, false, 'Not'],
      [null, 1, false, '診療所'],
    ]);
  });

  it('reads a PDF that needs the character maps beside the bundle', async () => {
    await writeFile(path.join(documents, 'japanese.pdf'), writeJapanesePdf());
    const { stdout } = await run(process.execPath, ['index.mjs', path.join(documents, 'japanese.pdf')], {
      cwd: folder,
      env: {},
    });
    expect(JSON.parse(stdout)).toEqual([[null, 1, false, '診療所']]);
  });

  it('refuses to start without the character maps, instead of losing text', async () => {
    await cp(path.join(folder, 'parse-child.mjs'), path.join(documents, 'parse-child.mjs'));
    const started = run(process.execPath, ['parse-child.mjs'], { cwd: documents, env: {} });
    await expect(started).rejects.toThrow('The folder pdf-cmaps is missing beside the bundle');
  });

  it('refuses to start without the engine for PDFs, instead of being slow', async () => {
    const half = path.join(documents, 'half');
    await cp(folder, half, { recursive: true, filter: (file) => !file.endsWith('.wasm') });
    const started = run(process.execPath, ['parse-child.mjs'], { cwd: half, env: {} });
    await expect(started).rejects.toThrow('The file pdfium.wasm is missing beside the bundle');
  });

  it('keeps the parsing libraries out of the function itself', async () => {
    expect((await readdir(folder)).sort()).toEqual(['index.mjs', 'parse-child.mjs', 'pdf-cmaps', 'pdfium.wasm']);
    expect(librariesInChild).toEqual(expect.arrayContaining(['@embedpdf/pdfium', 'pdfjs-dist', 'saxes', 'yauzl']));
    expect(librariesInHandler).toEqual(['zod']);
  });
});
