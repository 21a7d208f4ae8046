import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The Python interpreter this machine runs: its real path (past any shim) and a tag such as `cp311`. */
export type Python = { path: string; tag: string; version: string };

const ASK =
  'import sys, platform; v = sys.version_info; print(sys.executable, f"cp{v[0]}{v[1]}", platform.python_version())';

let found: Promise<Python> | undefined;

/** Finds `python3` once a process. Rejects when there is none. */
export function findPython(): Promise<Python> {
  found ??= promisify(execFile)('python3', ['-c', ASK]).then(({ stdout }) => {
    const [path = 'python3', tag = '', version = ''] = stdout.trim().split(' ');
    return { path, tag, version };
  });
  return found;
}
