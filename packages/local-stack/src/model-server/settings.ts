import { isAbsolute, join, resolve } from 'node:path';

const REPOSITORY_DIR = resolve(import.meta.dirname, '../../../..');

export type ModelServerSettings = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Where the model files are kept. */
  cache_dir: string;
  /** The bearer key that requests must carry; undefined: none is asked for. */
  api_key: string | undefined;
  /** Whether `/test/behaviour` is there. */
  test_hooks: boolean;
};

/** Reads the settings from environment variables. @throws Error naming the variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): ModelServerSettings {
  const port = Number(env['MODEL_SERVER_PORT'] ?? '8126');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`MODEL_SERVER_PORT must be a port number, not '${env['MODEL_SERVER_PORT']}'`);
  }
  const cache_dir = env['MODEL_SERVER_CACHE_DIR'] || join('.local', 'cache');
  return {
    port,
    cache_dir: isAbsolute(cache_dir) ? cache_dir : join(REPOSITORY_DIR, cache_dir),
    api_key: env['MODEL_SERVER_API_KEY'] || undefined,
    test_hooks: env['MODEL_SERVER_TEST_HOOKS'] === '1',
  };
}
