import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { FliteVoice } from './voices.ts';
import { runWasi, type WasiRun } from './wasi-host.ts';
import { wasm } from './wasm.ts';
import { readWav } from './wav.ts';

/** Runs Flite in a thread of its own: a synthesis blocks its thread, and a stuck one can be terminated. */
export type FliteRequest =
  | { id: number; kind: 'speak'; text: string; voice: FliteVoice; speed: number }
  | { id: number; kind: 'pronounce'; word: string };
export type FliteReply =
  | { id: number; samples: Float32Array; sample_rate: number }
  | { id: number; phones: string }
  | { id: number; error: string };

const OUTPUT = 'out.wav';
const program = new wasm.Module(readFileSync((workerData as { wasm: string }).wasm));

function flite(args: readonly string[]): WasiRun {
  const run = runWasi(program, ['flite', ...args]);
  if (run.exit_code !== 0) throw new Error(`flite ended with ${run.exit_code}: ${run.stderr.slice(0, 200)}`);
  return run;
}

function answer(request: FliteRequest): FliteReply {
  const { id } = request;
  if (request.kind === 'pronounce') {
    const { stdout } = flite(['-voice', 'kal16', '-ps', '-t', request.word, 'none']);
    return { id, phones: stdout.trim() };
  }
  const stretch = `duration_stretch=${1 / request.speed}`;
  const run = flite(['-voice', request.voice, '--setf', stretch, '-t', request.text, '-o', OUTPUT]);
  const wav = run.files.get(OUTPUT);
  if (!wav) throw new Error('flite wrote no sound');
  return { id, ...readWav(wav) };
}

parentPort?.on('message', (request: FliteRequest) => {
  try {
    parentPort?.postMessage(answer(request));
  } catch (error) {
    parentPort?.postMessage({ id: request.id, error: String(error) } satisfies FliteReply);
  }
});
