import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxBomb, encryptedPdf, pdfWithPackedContent } from '../../../test/fixtures/documents/poison.ts';
import { documentOf, docxType, fixture } from '../../../test/fixtures/documents/read-fixture.ts';
import { createIsolatedParser } from './isolated-parse.ts';
import { parseDocument } from './parse-document.ts';

const pdf = 'application/pdf';
const parse = createIsolatedParser();

/** A child that does something else than parse, to see what the runner makes of it. */
let folder: string;
async function withChild(source: string) {
  const file = path.join(folder, `child-${Math.abs(source.length * 31 + source.charCodeAt(0))}-${source.length}.mjs`);
  await writeFile(file, source);
  return createIsolatedParser(file);
}
const text = { bytes: Buffer.from('words'), media_type: 'text/plain' };
/** Sends an outcome as the real child does; `value` is a JavaScript expression. */
const answer = (value: string) => `
  import { writeSync } from 'node:fs';
  const page = (text) => ({ ok: true, document: { media_type: 'text/plain', pages: [{ number: 1, text }], warnings: [] } });
  writeSync(3, JSON.stringify(page(String(${value}))));`;
const firstPage = async (run: ReturnType<typeof createIsolatedParser>) => documentOf(await run(text)).pages[0]?.text;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isolated-parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the isolated parser', () => {
  it.each([
    ['clinic-handbook.pdf', pdf],
    ['willow-clinic.docx', docxType],
    ['hillside-clinic.doc', 'application/msword'],
    ['cedar-clinic.txt', 'text/plain'],
  ])('reads %s exactly as in this process', async (name, media_type) => {
    const request = { bytes: fixture(name), media_type };
    expect(await parse(request)).toEqual(await parseDocument(request));
  });

  it('passes reasons through', async () => {
    expect(await parse({ bytes: await encryptedPdf(), media_type: pdf })).toMatchObject({ code: 'document_encrypted' });
    expect(await parse({ bytes: docxBomb(80), media_type: docxType })).toMatchObject({ code: 'document_bomb' });
    expect(await parse({ ...text, limits: { max_bytes: 3 } })).toMatchObject({ code: 'document_too_large' });
  });

  it('stops a real file that takes too long', async () => {
    const bytes = pdfWithPackedContent(64);
    const outcome = await parse({ bytes, media_type: pdf, limits: { timeout_ms: 600 } });
    expect(outcome).toMatchObject({ ok: false, code: 'document_timeout' });
  });

  it('stops a loop that never yields', async () => {
    const run = await withChild('while (true) {}');
    expect(await run({ ...text, limits: { timeout_ms: 500 } })).toMatchObject({ code: 'document_timeout' });
  });

  it('stops memory outside the JavaScript heap', async () => {
    const hoard = 'const all = []; setInterval(() => all.push(Buffer.alloc(16 * 2 ** 20, 1)), 5);';
    const outcome = await (await withChild(hoard))({ ...text, limits: { memory_mb: 200, timeout_ms: 20_000 } });
    expect(outcome).toMatchObject({ ok: false, code: 'document_bomb' });
  });

  it('takes a full JavaScript heap for a bomb, too', async () => {
    const hoard = 'const all = []; while (true) all.push({ a: all.length, b: [all.length] });';
    const outcome = await (await withChild(hoard))({ ...text, limits: { memory_mb: 128, timeout_ms: 60_000 } });
    expect(outcome).toMatchObject({ ok: false, code: 'document_bomb' });
  });

  it('blames the document for a crash, and itself for a kill from outside or a broken child', async () => {
    const abort = await withChild('process.abort();');
    expect(await abort(text)).toMatchObject({ ok: false, code: 'document_corrupt' });
    const killed = await withChild('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);');
    await expect(killed(text)).rejects.toThrow('ended from outside by SIGKILL');
    const broken = await withChild('throw new Error("no such module");');
    await expect(broken(text)).rejects.toThrow(/failed with code 1.*no such module/s);
    await expect(createIsolatedParser(path.join(folder, 'absent.mjs'))(text)).rejects.toThrow(/failed with code 1/);
  });

  it('gives the child no environment, so no credential is within its reach', async () => {
    process.env['PATCHBAY_TEST_SECRET'] = 'hush';
    try {
      expect(await firstPage(await withChild(answer('Object.keys(process.env).length')))).toBe('0');
    } finally {
      delete process.env['PATCHBAY_TEST_SECRET'];
    }
  });

  it('lets the child neither write files nor start processes', async () => {
    const forbidden = `
      import { writeFileSync } from 'node:fs';
      import { spawnSync } from 'node:child_process';
      const codeOf = (action) => { try { action(); return 'done'; } catch (error) { return error.code; } };
      const codes = [codeOf(() => writeFileSync(${JSON.stringify(path.join(tmpdir(), 'never'))}, 'x')), codeOf(() => spawnSync('true'))];`;
    const codes = await firstPage(await withChild(forbidden + answer('codes')));
    expect(codes).toBe('ERR_ACCESS_DENIED,ERR_ACCESS_DENIED');
  });
});
