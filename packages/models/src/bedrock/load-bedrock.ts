import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Name of the bundle with Bedrock's client, beside the function's own: only who embeds by Bedrock loads it. */
const BEDROCK_BUNDLE = 'bedrock-embedder.mjs';

/** From source it is bedrock-embedder.ts; beside a bundle it is {@link BEDROCK_BUNDLE}. */
export async function loadBedrock(): Promise<typeof import('./bedrock-embedder.ts')> {
  const urls = ['./bedrock-embedder.ts', `./${BEDROCK_BUNDLE}`].map((name) => new URL(name, import.meta.url));
  const found = urls.find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error(`${BEDROCK_BUNDLE} is missing beside the bundle`);
  return import(found.href);
}

/** For the build: what a bundle that may embed by Bedrock needs beside it. Paths are absolute. */
export function bedrockBundleParts(): { readonly child: { readonly entry: string; readonly file: string } } {
  return { child: { entry: fileURLToPath(new URL('./bedrock-embedder.ts', import.meta.url)), file: BEDROCK_BUNDLE } };
}
