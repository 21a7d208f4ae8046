import { bundledEmbedder } from './bundled-embedder.ts';
import { findBundledModel, loadBundledModel } from './bundled-model.ts';
import { type ServedEmbedder, serveEmbedder } from './serve-embedder.ts';

/** Whether the bundled model is there: where it must be, or where Node finds it. */
export const hasBundledModel = (folder: string | undefined) => findBundledModel(folder) !== undefined;

/**
 * Serves the bundled model on a socket; it is loaded with the first texts.
 *
 * @throws Error where it is not installed.
 */
export async function serveBundledModel(folder: string | undefined, socket_path: string): Promise<ServedEmbedder> {
  const found = findBundledModel(folder);
  if (found === undefined) throw new Error('the bundled embedding model is not installed: set BUNDLED_MODEL_DIR');
  return serveEmbedder(
    bundledEmbedder(() => loadBundledModel(found)),
    socket_path,
  );
}
