import type { schemas } from '@patchbay/sdk';
import { CliError } from '../exit-codes.ts';
import { readValue } from '../value-file.ts';

type Configuration = schemas.CreateEvaluationBody['configurations'][number];

const MODES = ['hybrid', 'dense', 'lexical'] as const;

/**
 * What `--config` says: the name of a mode, a configuration as JSON or YAML, or `@FILE` with one or a list of them.
 * Without any, the search as it is when nothing is asked for.
 */
export async function readConfigurations(texts: readonly string[], cwd: string): Promise<Configuration[]> {
  if (texts.length === 0) return [{ name: 'hybrid' }];
  const read = texts.map(async (text): Promise<Configuration[]> => {
    const mode = MODES.find((one) => one === text);
    if (mode !== undefined) return [{ name: mode, mode }];
    const value = await readValue(text, '--config', cwd);
    const all = [value].flat() as Configuration[];
    if (all.every((one) => typeof one === 'object' && one !== null && typeof one.name === 'string')) return all;
    throw new CliError(`--config takes ${MODES.join(', ')}, or {name: …, mode: …, top_k: …}, not '${text}'`);
  });
  return (await Promise.all(read)).flat();
}
