import { llmFactories } from './llm/index.ts';
import { sttFactories } from './stt/index.ts';
import { ttsFactories } from './tts/index.ts';

/**
 * Loads the libraries of the platform's own provider while the process is idle. Most configs name it, and the first
 * caller would otherwise wait for it; those of other providers are loaded by the sessions that name them.
 */
export async function warmProviders(): Promise<void> {
  await Promise.all([llmFactories, sttFactories, ttsFactories].map(({ openai }) => openai()));
}
