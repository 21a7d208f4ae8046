import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Name under which the built model is found by Node: in a Lambda layer, in `node_modules`. */
export const BUNDLED_MODEL_PACKAGE = 'patchbay-embedding-model';

/** Files of a built model, relative to its folder. */
export const BUNDLED_MODEL_FILES = {
  program: 'minilm.mjs',
  model: 'model/model.onnx',
  tokenizer: 'model/tokenizer.json',
  tokenizer_config: 'model/tokenizer_config.json',
} as const;

/** Packages that the program needs beside it: native, so that no bundle can hold them. */
export const BUNDLED_MODEL_NATIVE = ['onnxruntime-node', 'onnxruntime-common'] as const;

/** For the build: the program of the built model. */
export const bundledModelEntry = () => fileURLToPath(new URL('./minilm-model.ts', import.meta.url));

/**
 * Where the built model is; undefined where there is none.
 *
 * @param folder Where it must be; default: where Node finds it.
 */
export function findBundledModel(folder: string | undefined): string | undefined {
  const found = folder ?? installed();
  return found !== undefined && existsSync(path.join(found, BUNDLED_MODEL_FILES.program)) ? found : undefined;
}

function installed(): string | undefined {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${BUNDLED_MODEL_PACKAGE}/package.json`));
  } catch {
    return undefined;
  }
}

/** Loads the model that was built into a folder. */
export async function loadBundledModel(folder: string): Promise<import('./minilm-model.ts').TextEmbedder> {
  const at = (file: keyof typeof BUNDLED_MODEL_FILES) => path.join(folder, BUNDLED_MODEL_FILES[file]);
  // The name is computed, so that bundles of functions do not take it in.
  const program: typeof import('./minilm-model.ts') = await import(pathToFileURL(at('program')).href);
  return program.loadTextEmbedder({
    model: at('model'),
    tokenizer: at('tokenizer'),
    tokenizer_config: at('tokenizer_config'),
  });
}
