/** A text that a provider refuses is tried with this much of it, and so on. */
const SHORTER = 0.75;

/**
 * Embeds a batch at a provider that refuses texts which are longer than the model reads. How many tokens a text has is
 * the provider's to say; no text has more tokens than bytes. So a text that may be too long is asked for alone and made
 * shorter until it is taken: its vector depends on nothing but itself.
 *
 * @param max_tokens What the model reads; undefined where that is not known: then nothing is made shorter.
 * @param isRefused Whether a failure may mean that a text is too long.
 */
export async function asFarAsItReads(
  batch: readonly string[],
  max_tokens: number | undefined,
  ask: (texts: readonly string[]) => Promise<number[][]>,
  isRefused: (error: unknown) => boolean,
): Promise<number[][]> {
  try {
    return await ask(batch);
  } catch (error) {
    if (max_tokens === undefined || !isRefused(error)) throw error;
    if (batch.every((text) => Buffer.byteLength(text) <= max_tokens)) throw error;
  }
  const vectors: number[][] = [];
  for (const text of batch) vectors.push(await oneAsFar(text, max_tokens, ask, isRefused));
  return vectors;
}

async function oneAsFar(
  text: string,
  max_tokens: number,
  ask: (texts: readonly string[]) => Promise<number[][]>,
  isRefused: (error: unknown) => boolean,
): Promise<number[]> {
  for (let rest = text; ; rest = begin(rest, Math.floor(rest.length * SHORTER))) {
    try {
      return (await ask([rest]))[0] ?? [];
    } catch (error) {
      if (!isRefused(error) || Buffer.byteLength(rest) <= max_tokens) throw error;
    }
  }
}

/** The first `length` UTF-16 units, or one fewer where a character would be cut in half. */
export function begin(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
