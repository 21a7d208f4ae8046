import { startModelServer } from './model-server.ts';
import { prepareModelServer } from './prepare-model-server.ts';
import { readSettings } from './settings.ts';

/**
 * `node packages/local-stack/src/model-server/main.ts`: the OpenAI HTTP API from models on this machine.
 * Environment: MODEL_SERVER_PORT, MODEL_SERVER_CACHE_DIR, MODEL_SERVER_API_KEY, MODEL_SERVER_TEST_HOOKS.
 */
const say = (message: string) => console.log(`${new Date().toISOString()} ${message}`);

// Whoever reads the log may go away; the server stays.
process.stdout.on('error', () => undefined);

try {
  const settings = readSettings(process.env);
  const files = () => prepareModelServer({ cache_dir: settings.cache_dir, on_progress: say });
  const server = await startModelServer({ ...settings, files, on_request: say });
  say(`model server ready on http://127.0.0.1:${server.port}/v1`);
  const stop = () => {
    say('stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
} catch (error) {
  console.error(`the model server could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
