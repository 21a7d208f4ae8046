import type { Endpoints } from '../stack/endpoints.ts';

/** A text as speech: 16-bit mono PCM at 24 kHz from the same API that the agent speaks with. */
export async function speechOf({ openai }: Pick<Endpoints, 'openai'>, text: string): Promise<Int16Array> {
  const response = await fetch(`${openai.base_url}/audio/speech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${openai.api_key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'tts-1', voice: 'alloy', input: text, response_format: 'pcm' }),
  });
  if (!response.ok) throw new Error(`no speech for the question: ${response.status} ${await response.text()}`);
  return new Int16Array(await response.arrayBuffer());
}
