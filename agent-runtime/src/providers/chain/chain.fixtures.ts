import { onTestFinished } from 'vitest';
import type { ProviderName } from '../bounded/attempt.ts';
import { type Behaviour, type ProviderServer, startProvider } from '../provider-server.fixtures.ts';
import type { ProviderEvents } from './provider-events.ts';

/** Short enough for tests, long enough for a busy machine. */
export const QUICK = { llm_ms: 700, stt_ms: 700, tts_ms: 700, recovery_ms: 100 };

/** Keeps what a session is told. */
export function recordedEvents(): ProviderEvents & { failed: string[]; exhausted: string[] } {
  const failed: string[] = [];
  const exhausted: string[] = [];
  return {
    failed,
    exhausted,
    onFailure: ({ provider }: ProviderName) => void failed.push(provider),
    onExhausted: (kind) => void exhausted.push(kind),
  };
}

/** A provider that is closed with the test. */
export async function providerOf(behaviour: Behaviour): Promise<ProviderServer> {
  const provider = await startProvider(behaviour);
  onTestFinished(() => provider.close());
  return provider;
}

export const broken: Behaviour = {
  onRequest: (_asked, response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{}}'),
};
export const hanging: Behaviour = { hangs: true };
