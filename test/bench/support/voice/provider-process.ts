import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Endpoints } from '@patchbay/local-stack';
import { speechOf } from '@patchbay/local-stack/walk';
import { EXCHANGES, WELCOME } from './lines.ts';

/** Every text that can be spoken, as base64 of 16-bit mono PCM at 24 kHz. */
export type ProviderSpeech = readonly { readonly text: string; readonly pcm: string }[];

/** What one side has asked of the providers so far, in order. */
export interface AskedOfProviders {
  /** What was recognised; `?` for what was not. */
  readonly heard: string[];
  /** Length of the sound that came. */
  readonly heard_ms: number[];
  readonly thought: { readonly question: string; readonly instructions: string; readonly messages: number }[];
  readonly spoken: string[];
  /** Requests that were answered with an error. */
  readonly refused: string[];
}

/** The providers of both sides, in a process of their own. */
export interface FixedProviders {
  readonly base_url: string;
  /** The speech of a text that they know. */
  speech(text: string): Int16Array;
  /** What was asked with a key. */
  asked(key: string): Promise<AskedOfProviders>;
  stop(): void;
}

const MAIN = fileURLToPath(new URL('./fixed-providers.ts', import.meta.url));

/** Starts them. What they say is spoken beforehand, by the model server. */
export async function startFixedProviders(models: Pick<Endpoints, 'openai'>): Promise<FixedProviders> {
  const voice = new Map<string, Int16Array>();
  for (const text of [WELCOME, ...EXCHANGES.flatMap(({ question, answer }) => [question, answer])]) {
    voice.set(text, await speechOf(models, text));
  }
  const child = fork(MAIN, { execArgv: ['--no-warnings'] });
  const speech = [...voice].map(([text, { buffer }]) => ({ text, pcm: Buffer.from(buffer).toString('base64') }));
  child.send(speech satisfies ProviderSpeech);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    base_url: `http://127.0.0.1:${port}/v1`,
    speech(text) {
      const pcm = voice.get(text);
      if (pcm === undefined) throw new Error(`no speech for ${text}`);
      return pcm;
    },
    async asked(key) {
      const answered = once(child, 'message');
      child.send(key);
      const [{ asked }] = (await answered) as [{ asked: AskedOfProviders | null }];
      return asked ?? { heard: [], heard_ms: [], thought: [], spoken: [], refused: [] };
    },
    stop: () => void child.kill(),
  };
}
