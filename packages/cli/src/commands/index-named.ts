import type { Patchbay } from '@patchbay/sdk';
import { CliError } from '../exit-codes.ts';

/** The id of an index that is named by its id or by its name. */
export async function indexNamed(patchbay: Patchbay, word: string, signal: AbortSignal): Promise<string> {
  if (word.startsWith('idx_')) return word;
  const ids: string[] = [];
  for await (const { id, name } of patchbay.searchIndexes.list({ limit: 100 }, { signal })) {
    if (name === word) ids.push(id);
  }
  const [id, ...others] = ids;
  if (id === undefined) throw new CliError(`there is no search index '${word}'`);
  if (others.length > 0) throw new CliError(`${ids.length} search indexes are named '${word}': ${ids.join(', ')}`);
  return id;
}
