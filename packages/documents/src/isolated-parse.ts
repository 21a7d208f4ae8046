import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  defaultParseLimits,
  type ParseDocument,
  type ParseFailure,
  type ParseLimits,
  type ParseOutcome,
  parseFailure,
} from '@patchbay/core/ingestion-pipeline';
import { declaredType, largerThanMay, sizeOf } from './document-request.ts';
import { watchMemory } from './watch-memory.ts';

/** Name of the second bundle, beside the function's own, that the child process runs. */
export const parseChildBundle = 'parse-child.mjs';

/** What the child reads first on its standard input, as one line of JSON; the file follows, unless it has a path. */
export interface ChildRequest {
  readonly media_type: string;
  readonly limits: ParseLimits;
  readonly path?: string;
}

/**
 * A parser that reads every file in a process of its own, so that a hostile one can take nothing else with it: the
 * process has no environment (no credentials), may not write files, start processes or load native code, and is
 * killed when it passes `timeout_ms` (`document_timeout`) or `memory_mb` of resident memory (`document_bomb`).
 *
 * Run from source the child is parse-child.ts; in a bundle it is {@link parseChildBundle} beside the calling bundle.
 *
 * What ends how:
 *
 * - `ok`, or the code that the parser itself decided on: the child answered.
 * - `document_timeout`: the watchdog here killed it for `timeout_ms`.
 * - `document_bomb`: the watchdog here killed it for `memory_mb`, or V8 gave up because its heap was full.
 * - `document_corrupt`: it crashed by a signal of its own (SIGSEGV, SIGABRT …), as the same bytes would again.
 * - a thrown error: anything that is our own trouble. The child could not be started, ended with an exit code (a
 *   missing asset of the bundle), or was killed by a SIGKILL, SIGTERM or SIGINT that did not come from here; the kernel
 *   does that when the machine, not the document, is out of memory.
 *
 * Failures that are answered are permanent and never retried; only what is thrown is worth another try.
 *
 * @throws Error our own trouble, see above
 */
export function createIsolatedParser(childEntry: string = findChildEntry(import.meta.url)): ParseDocument {
  return async (request) => {
    const { media_type } = request;
    const limits = { ...defaultParseLimits, ...request.limits };
    const declared = declaredType(media_type);
    const size = sizeOf(request);
    const tooLarge = declared === undefined ? undefined : largerThanMay(declared, size, limits);
    if (tooLarge !== undefined) return tooLarge;
    if ('bytes' in request) return runChild(childEntry, { media_type, limits }, size, request.bytes);
    return runChild(childEntry, { media_type, limits, path: request.path }, size);
  };
}

function findChildEntry(moduleUrl: string): string {
  const beside = ['./parse-child.ts', `./${parseChildBundle}`].map((name) => fileURLToPath(new URL(name, moduleUrl)));
  const found = beside.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`The document parser's child is missing: expected ${beside.at(-1)}`);
  return found;
}

/** What takes more than eight times its own size unpacks to it; what is large by itself is no bomb. */
function outOfMemory(used: number, allowed: number, size: number): ParseFailure {
  const detail = `${used} MB of memory, ${allowed} allowed`;
  const isLarge = size * 8 > allowed * 2 ** 20;
  return parseFailure(isLarge ? 'document_too_large' : 'document_bomb', detail);
}

async function runChild(
  entry: string,
  request: ChildRequest,
  size: number,
  bytes: Uint8Array = new Uint8Array(),
): Promise<ParseOutcome> {
  const { timeout_ms, memory_mb } = request.limits;
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memory_mb}`, '--permission', '--allow-fs-read=*', '--no-warnings', entry],
    { env: {}, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] },
  );
  let killed: ParseOutcome | undefined;
  const kill = (outcome: ParseOutcome) => {
    killed ??= outcome;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill(parseFailure('document_timeout', `over ${timeout_ms} ms`)), timeout_ms);
  const stopWatching = watchMemory(child.pid, memory_mb, (used) => {
    kill(outOfMemory(used, memory_mb, size));
  });
  try {
    // The child may die before it has read everything; how it ended says why.
    child.stdin?.on('error', () => {});
    child.stdin?.write(`${JSON.stringify(request)}\n`);
    child.stdin?.end(bytes);
    const [answer, complaint, ending] = await Promise.all([read(child, 3), read(child, 2), ended(child)]);
    if (killed !== undefined) return killed;
    if (ending.code === 0) return JSON.parse(answer) as ParseOutcome;
    return judge(ending, complaint.slice(-2_000), () => outOfMemory(memory_mb, memory_mb, size));
  } finally {
    clearTimeout(timer);
    stopWatching();
  }
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A crash is the document's doing, because the same bytes crash again; a signal from outside is not. */
function judge({ code, signal }: Ending, complaint: string, heapIsFull: () => ParseFailure): ParseOutcome {
  const heapFull = /heap out of memory|Allocation failed|allocation failure/i.test(complaint);
  if (heapFull) return heapIsFull();
  if (signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT') {
    throw new Error(`The document parser's process was ended from outside by ${signal}`);
  }
  if (signal !== null) return parseFailure('document_corrupt', `${signal}: ${complaint}`);
  throw new Error(`The document parser's process failed with code ${code}: ${complaint}`);
}

function ended(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function read(child: ChildProcess, descriptor: 2 | 3): Promise<string> {
  const stream = child.stdio[descriptor];
  if (!stream || !('setEncoding' in stream)) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
