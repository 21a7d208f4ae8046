import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Patchbay, schemas } from '@patchbay/sdk';
import type { Command, Invocation } from '../command.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { progressBar, sizeText } from '../terminal/progress.ts';
import { showJsonLine, showTable } from '../terminal/show.ts';
import { delay } from './delay.ts';

type MediaType = schemas.CreateFileBody['media_type'];

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.doc': 'application/msword',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
};
const POLL_MS = 1_000;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function mediaTypeOf(path: string): Promise<MediaType> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new CliError(`there is no file ${path}`);
  const type = MEDIA_TYPES[extname(path).toLowerCase()];
  if (type === undefined) throw new CliError(`${path}: only ${Object.keys(MEDIA_TYPES).join(', ')} can be searched`);
  return type;
}

async function upload(patchbay: Patchbay, invocation: Invocation, path: string): Promise<schemas.File> {
  const { host, flags } = invocation;
  const bar = progressBar(host, basename(path));
  try {
    const content = {
      name: basename(path),
      media_type: await mediaTypeOf(path),
      data: await openAsBlob(path),
      sha256: await sha256Of(path),
    };
    const metadata = (flags['metadata'] ?? {}) as Record<string, string>;
    return await patchbay.files.upload(
      flags['replace'] === undefined
        ? { ...content, index_ids: flags['index'] as string[], metadata }
        : { ...content, file_id: flags['replace'] as string },
      {
        signal: host.signal,
        onProgress: ({ sent_bytes, total_bytes }) => bar.update(sent_bytes, total_bytes, sizeText(total_bytes)),
      },
    );
  } finally {
    bar.end();
  }
}

/** Looks again and again until the file can be searched, or never will be. */
async function settled(patchbay: Patchbay, { host }: Invocation, file: schemas.File): Promise<schemas.File> {
  const bar = progressBar(host, file.name);
  try {
    for (let seen = file; ; seen = await patchbay.files.get(file.id, { signal: host.signal })) {
      bar.update(seen.percent, 100, seen.stage);
      if (seen.status === 'ready' || seen.status === 'failed' || seen.status === 'archived') return seen;
      await delay(POLL_MS, host.signal);
    }
  } finally {
    bar.end();
  }
}

export const uploadFiles: Command = {
  path: ['files', 'upload'],
  summary: 'Upload documents into search indexes',
  description:
    'Each is declared, sent straight to the storage (over 100 MiB in parts), and ingested in the background: --wait stays until then. Content that a searchable file has already is not sent again.',
  args: [{ name: 'PATH', description: 'PDF, DOCX, DOC, text, Markdown or HTML', rest: true }],
  flags: [
    { name: 'index', kind: 'strings', value: 'INDEX_ID', description: 'Index in which to search them' },
    {
      name: 'replace',
      kind: 'string',
      value: 'FILE_ID',
      description: 'Upload the next version of this file: the one before is found until it is ready',
    },
    { name: 'metadata', kind: 'json', description: 'String values of your own' },
    { name: 'wait', kind: 'boolean', description: 'Wait until they can be searched; exit code 1 if one fails' },
  ],
  examples: [
    'patchbay files upload handbook.pdf --index idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC --wait',
    'patchbay files upload handbook.pdf --replace fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC --wait',
    'patchbay files upload docs/*.pdf --index idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC --json',
  ],
  async run(invocation) {
    const { host, rest, flags, json } = invocation;
    const replaces = flags['replace'] !== undefined;
    if (replaces === (flags['index'] !== undefined))
      throw new CliError('give --index, or --replace for a next version');
    if (replaces && rest.length > 1) throw new CliError('--replace takes one document');
    if (replaces && flags['metadata'] !== undefined) throw new CliError('--metadata belongs to new files');
    const paths = rest.map((path) => resolve(host.cwd, path));
    for (const path of paths) await mediaTypeOf(path);
    const patchbay = invocation.client();
    const files: schemas.File[] = [];
    for (const path of paths) {
      const file = await upload(patchbay, invocation, path);
      const seen = flags['wait'] === true ? await settled(patchbay, invocation, file) : file;
      if (json) showJsonLine(host, seen);
      files.push(seen);
    }
    if (!json) showTable(host, files, ['id', 'name', 'version', 'status', 'stage', 'percent', 'pages', 'chunks']);
    for (const { name, reason } of files) {
      if (reason !== null) host.stderr.write(`${name}: ${reason.message} (${reason.code})\n`);
    }
    return files.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.ok;
  },
};
