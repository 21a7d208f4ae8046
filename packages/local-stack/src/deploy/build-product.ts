import { join } from 'node:path';
import { runTool } from '../processes/run-tool.ts';
import { REPOSITORY_DIR } from '../stack/directories.ts';

/** What is built, each by its own script: every Lambda, and the agent runtime. */
const BUILDS = [
  {
    script: 'packages/local-stack/src/build/build.ts',
    args: ['--quiet', '--embedding-model', embeddingModel(process.env)],
  },
  { script: 'agent-runtime/build.ts', args: [] },
];

/** Functions run on this machine; what embeds elsewhere needs no model. */
function embeddingModel({ EMBEDDING_PROVIDER }: NodeJS.ProcessEnv): string {
  return EMBEDDING_PROVIDER === 'bundled' ? process.arch : 'none';
}

let running: Promise<void> | undefined;

/** Bundles every Lambda and the agent runtime, once a process: what both the deployment and the runtime need. */
export function buildProduct(on_progress: (message: string) => void, signal?: AbortSignal): Promise<void> {
  running ??= buildAll(on_progress, signal);
  return running;
}

async function buildAll(on_progress: (message: string) => void, signal: AbortSignal | undefined): Promise<void> {
  for (const { script, args } of BUILDS) {
    await runTool({
      command: process.execPath,
      args: [join(REPOSITORY_DIR, script), ...args],
      cwd: REPOSITORY_DIR,
      timeout_ms: 5 * 60_000,
      signal,
      on_line: (line) => line.trim() && on_progress(line.trim()),
    });
  }
}
