import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createWorkQueue } from '../http/work-queue.ts';

const SCRIPT = join(import.meta.dirname, 'recogniser.py');
const START_TIMEOUT_MS = 30_000;

/** A word that was heard, with its place in seconds from the start. */
export type HeardWord = { word: string; start: number; end: number };
export type Transcript = { text: string; words: HeardWord[] };

/** PocketSphinx, one recording at a time. */
export type Recogniser = {
  /**
   * Recognises 16 kHz 16-bit mono PCM.
   * @param options.boost words to prefer, lower case, at most some hundreds
   * @throws RecogniserError when it fails, is stuck (it is then restarted) or cannot be started
   */
  transcribe(
    pcm: Buffer,
    options: { boost: readonly string[]; timeout_ms: number; signal?: AbortSignal },
  ): Promise<Transcript>;
  /** Starts the process now instead of with the first recording. */
  warmUp(): Promise<void>;
  /** The running process, if there is one: for tests and reports. */
  pid(): number | undefined;
  close(): Promise<void>;
};

export class RecogniserError extends Error {
  override name = 'RecogniserError';
}

export type RecogniserOptions = {
  python: string;
  /** Directory of the unpacked wheel. */
  wheel_dir: string;
  /** Says how a word that the dictionary lacks is pronounced: CMU phones. */
  pronounce(word: string): Promise<string>;
};

type Answer = { error?: string; unknown?: string[]; worn_out?: boolean } & Partial<Transcript>;
type Running = { process: ChildProcessByStdio<Writable, Readable, null>; next(timeout_ms: number): Promise<Answer> };

export function createRecogniser(options: RecogniserOptions): Recogniser {
  const queue = createWorkQueue({ at_once: 1, in_line: Number.POSITIVE_INFINITY });
  let running: Promise<Running> | undefined;
  let pid: number | undefined;

  const start = async (): Promise<Running> => {
    const child = startProcess(options);
    pid = child.process.pid;
    await child.next(START_TIMEOUT_MS);
    return child;
  };
  const stop = async () => {
    const old = running;
    running = undefined;
    pid = undefined;
    await old?.then(({ process }) => endProcess(process)).catch(() => undefined);
  };
  /** One request, one answer; whatever goes wrong on the way leaves a fresh process to the next one. */
  const ask = async (request: object, pcm: Buffer, timeout_ms: number): Promise<Answer> => {
    try {
      running ??= start();
      const child = await running;
      child.process.stdin.write(`${JSON.stringify({ ...request, bytes: pcm.length })}\n`);
      child.process.stdin.write(pcm);
      const answer = await child.next(timeout_ms);
      if (answer.error !== undefined) throw new RecogniserError(`the recogniser failed: ${answer.error}`);
      if (answer.worn_out) await stop();
      return answer;
    } catch (error) {
      await stop();
      throw error instanceof RecogniserError ? error : new RecogniserError(String(error));
    }
  };
  const boostTable = async (words: readonly string[]): Promise<Record<string, string>> => {
    if (words.length === 0) return {};
    const { unknown = [] } = await ask({ op: 'unknown', words }, Buffer.alloc(0), START_TIMEOUT_MS);
    const said = await Promise.all(unknown.map(async (word) => [word, await options.pronounce(word)] as const));
    const phones = new Map(said);
    return Object.fromEntries(
      words
        .map((word) => [word, phones.get(word) ?? ''] as const)
        .filter(([word, how]) => how !== '' || !phones.has(word)),
    );
  };

  return {
    transcribe: (pcm, { boost, timeout_ms, signal }) =>
      queue.admit((place) =>
        place.run(async () => {
          const table = await boostTable(boost);
          const { text = '', words = [] } = await ask({ op: 'decode', boost: table }, pcm, timeout_ms);
          return { text, words };
        }, signal),
      ),
    warmUp: async () => {
      await queue.admit((place) =>
        place.run(() => ask({ op: 'unknown', words: [] }, Buffer.alloc(0), START_TIMEOUT_MS)),
      );
    },
    pid: () => pid,
    close: stop,
  };
}

function startProcess({ python, wheel_dir }: RecogniserOptions): Running {
  const child = spawn(python, ['-S', '-u', SCRIPT, wheel_dir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: Answer[] = [];
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  let ended: Error | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    if (waiting) waiting.resolve(answer);
    else answers.push(answer);
  });
  const end = (why: string) => {
    ended ??= new RecogniserError(why);
    waiting?.reject(ended);
  };
  child.once('error', (error) => end(`the recogniser could not be started: ${error.message}`));
  child.once('exit', (code, signal) => end(`the recogniser ended (${signal ?? `exit code ${code}`})`));
  // Writing to a process that is gone: `exit` says it better.
  child.stdin.on('error', () => undefined);

  const next = (timeout_ms: number) =>
    new Promise<Answer>((resolve, reject) => {
      const ready = answers.shift();
      if (ready) return resolve(ready);
      if (ended) return reject(ended);
      const timer = setTimeout(() => end(`the recogniser took more than ${timeout_ms} ms`), timeout_ms);
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          waiting = undefined;
          how(value);
        };
      waiting = { resolve: settle(resolve), reject: settle(reject) };
    });
  return { process: child, next };
}

async function endProcess(child: Running['process']): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // It holds nothing that would need an orderly end.
  child.kill('SIGKILL');
  await gone;
}
