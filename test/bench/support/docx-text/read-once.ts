import { readFileSync } from 'node:fs';
import type { SideResult } from './side.ts';

// The process of one side: reads one document once, and says what that took. Each side loads its own library only.

const [side, file = ''] = process.argv.slice(2);
const read = side === 'ours' ? await loadOurs() : await loadMammoth();
const bytes = readFileSync(file);
const since = performance.now();
const before = process.cpuUsage();
const text = await read(bytes);
const { user, system } = process.cpuUsage(before);
const wall_ms = performance.now() - since;
const peak_rss_mb = process.resourceUsage().maxRSS / 1024;
const result: SideResult = { cpu_ms: (user + system) / 1000, wall_ms, peak_rss_mb, words: wordsOf(text) };
process.stdout.write(JSON.stringify(result), () => process.exit(0));

async function loadOurs() {
  const { docxParser } = await import('../../../../packages/documents/src/parsers/docx/docx-parser.ts');
  const { defaultParseLimits } = await import('@patchbay/core/ingestion-pipeline');
  return async (document: Buffer) => {
    const outcome = await docxParser.parse(document, defaultParseLimits);
    if (!outcome.ok) throw new Error(outcome.detail ?? outcome.message);
    // The marks of list items and table cells are ours: mammoth's plain text has none.
    return outcome.document.pages.map((page) => page.text.replace(/^(?:\d+\.|-) | \| /gm, ' ')).join('\n');
  };
}

async function loadMammoth() {
  const { default: mammoth } = await import('mammoth');
  return async (document: Buffer) => (await mammoth.extractRawText({ buffer: document })).value;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
