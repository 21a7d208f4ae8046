import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ChildRequest } from './isolated-parse.ts';
import { parseDocument } from './parse-document.ts';
import { cmapFolderName, findCmapFolder, findPdfiumWasm, pdfiumFileName } from './parsers/pdf/pdf-assets.ts';

// The process that isolated-parse.ts starts: request and file come in on standard input, the outcome goes out on
// descriptor 3. Standard output is closed, because libraries print to it.

// Without the character maps some PDFs would seem to have no text: a broken deployment must not look like a bad document.
if (findCmapFolder() === undefined) throw new Error(`The folder ${cmapFolderName} is missing beside the bundle`);
// Everything would be read, but by the slower engine.
if (findPdfiumWasm() === undefined) throw new Error(`The file ${pdfiumFileName} is missing beside the bundle`);

const chunks: Buffer[] = [];
for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
const input = Buffer.concat(chunks);
chunks.length = 0;

const headerEnd = input.indexOf('\n');
const request = JSON.parse(input.subarray(0, headerEnd).toString('utf8')) as ChildRequest;
const { path, ...subject } = request;
const source = path === undefined ? { bytes: input.subarray(headerEnd + 1) } : { path };
const outcome = await parseDocument({ ...subject, ...source });
await pipeline([JSON.stringify(outcome)], createWriteStream('', { fd: 3 }));
process.exit(0);
