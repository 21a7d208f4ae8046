import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseDocument } from '@patchbay/documents';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import PdfDocument from 'pdfkit';

const run = promisify(execFile);

/** A PDF to ingest. */
export interface BenchDocument {
  readonly name: string;
  readonly bytes: Buffer;
}

const CACHE = join(REPOSITORY_DIR, '.local/bench');
const BASH_MANUAL = join(CACHE, 'bashref.pdf');
const HANDBOOK = join(REPOSITORY_DIR, 'test/fixtures/documents/clinic-handbook.pdf');
const HANDBOOK_PAGES = 200;

/**
 * Debian's reference manual of bash, taken from its package when it is first wanted; where there is no Debian, the
 * sample handbook over and over.
 */
export async function benchDocument(say: (message: string) => void): Promise<BenchDocument> {
  try {
    if (!existsSync(BASH_MANUAL)) await takeFromDebian();
    return { name: 'bashref.pdf', bytes: readFileSync(BASH_MANUAL) };
  } catch (error) {
    say(`no bash-doc (${(error as Error).message.split('\n')[0]}): the sample handbook is repeated instead`);
    return { name: 'handbook-repeated.pdf', bytes: await repeatedHandbook() };
  }
}

async function takeFromDebian(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'bash-doc-'));
  try {
    await run('apt-get', ['download', 'bash-doc'], { cwd: folder, timeout: 120_000 });
    const [archive = 'no package'] = await readdir(folder);
    await run('dpkg-deb', ['-x', archive, '.'], { cwd: folder, timeout: 60_000 });
    await copyFile(join(folder, 'usr/share/doc/bash/bashref.pdf'), BASH_MANUAL);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function repeatedHandbook(): Promise<Buffer> {
  const parsed = await parseDocument({ bytes: readFileSync(HANDBOOK), media_type: 'application/pdf' });
  if (!parsed.ok) throw new Error(parsed.message);
  const { pages } = parsed.document;
  const pdf = new PdfDocument({ size: 'A4' });
  const bytes = Array.fromAsync(pdf as AsyncIterable<Buffer>);
  for (let page = 0; page < HANDBOOK_PAGES; page += 1) {
    if (page > 0) pdf.addPage();
    pdf.fontSize(10).text(`Part ${page + 1}\n${pages[page % pages.length]?.text ?? ''}`);
  }
  pdf.end();
  return Buffer.concat(await bytes);
}
