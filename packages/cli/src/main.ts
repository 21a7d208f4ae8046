#!/usr/bin/env node
import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Output } from './host.ts';
import { runCli } from './run.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));
// A reader that went away (`| head`) wants no more, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const output = (stream: NodeJS.WriteStream): Output => ({
  write: (written) => void stream.write(written),
  isTTY: stream.isTTY === true,
  columns: stream.columns ?? 80,
});

/** Shows the question and none of the answer. */
async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await lines.question('', { signal: stop.signal }).finally(() => lines.close());
  process.stderr.write('\n');
  return answer.trim();
}

/** Interrupted, it ends as at the end of the input. */
async function* readLines(prompt: string): AsyncGenerator<string> {
  const isTerminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: isTerminal, prompt });
  const end = () => lines.close();
  lines.once('SIGINT', () => stop.abort(new Error('interrupted')));
  stop.signal.addEventListener('abort', end, { once: true });
  try {
    if (isTerminal) lines.prompt();
    for await (const line of lines) {
      yield line;
      if (isTerminal) lines.prompt();
    }
  } finally {
    end();
  }
}

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  home: homedir(),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  readInput: () => text(process.stdin),
  readLines,
  askSecret,
  signal: stop.signal,
});
