import { resolve } from 'node:path';
import { startModelServer } from './model-server.ts';
import { type ModelFiles, prepareModelServer } from './prepare-model-server.ts';

/** Where this checkout keeps downloads. */
export const CACHE_DIRECTORY = resolve(import.meta.dirname, '../../../../.local/cache');

/** The model files of this checkout's cache, fetched when they are not there yet. */
export const modelFiles = (): Promise<ModelFiles> => prepareModelServer({ cache_dir: CACHE_DIRECTORY });

export const TEST_KEY = 'test-key';

/** A real model server on a free port, with the test hooks on. */
export const startForTest = () => startModelServer({ port: 0, api_key: TEST_KEY, test_hooks: true, files: modelFiles });
