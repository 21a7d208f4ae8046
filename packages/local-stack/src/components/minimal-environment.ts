import { dirname } from 'node:path';

/**
 * The least environment a program needs: nothing of the user's shell (credentials, proxies, NODE_OPTIONS) reaches a
 * component or, through the emulator, a Lambda. Node 24, which runs this, comes first on the PATH.
 */
export function minimalEnvironment(more: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const { HOME, LANG, PATH, TMPDIR, TZ } = process.env;
  return { HOME, LANG, TMPDIR, TZ, PATH: `${dirname(process.execPath)}:${PATH ?? ''}`, ...more };
}
