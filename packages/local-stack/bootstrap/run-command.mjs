import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Runs the target under the packaged Node 24 with node_modules/.bin first on the PATH; resolves to its exit code.
 * Signals are passed on. The child notices through its IPC channel when this process is killed.
 */
export function runCommand(repository, target, results) {
  const bin = join(repository, 'node_modules/.bin');
  const reporters = results ? ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`] : [];
  const child = spawn(nodeBinary(bin), [join(repository, target.script), ...target.args, ...reporters], {
    cwd: repository,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const watch = watchNpm(() => child.kill('SIGTERM'));
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(`could not run ${target.script}: ${error.message}`);
      done(1);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function nodeBinary(bin) {
  const packaged = join(bin, 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}: install Node.js 24 and run this again.`,
  );
  process.exit(1);
}

/** npm passes signals on, but a killed npm cannot: then our parent changes. Only under npm, so that nohup still works. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid !== parent && onGone(), 500);
  timer.unref();
  return timer;
}
