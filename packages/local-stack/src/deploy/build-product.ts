import { join } from 'node:path';
import { runTool } from '../processes/run-tool.ts';
import { REPOSITORY_DIR } from '../stack/directories.ts';

const BUILD = join(REPOSITORY_DIR, 'packages/local-stack/src/build/build.ts');

let running: Promise<void> | undefined;

/** Bundles every Lambda and the agent runtime, once a process: what both the deployment and the runtime need. */
export function buildProduct(on_progress: (message: string) => void): Promise<void> {
  running ??= runTool({
    command: process.execPath,
    args: [BUILD],
    cwd: REPOSITORY_DIR,
    timeout_ms: 5 * 60_000,
    on_line: (line) => line.trim() && on_progress(line.trim()),
  }).then(() => undefined);
  return running;
}
