import type { Patchbay, schemas } from '@patchbay/sdk';
import { CliError } from '../exit-codes.ts';
import { parseValue } from '../value-file.ts';

type Query = schemas.CreateQuerySetBody['queries'][number];

/** A label as a file has it: an id, or the name of a file in its place. */
interface WrittenLabel {
  readonly file_id?: string;
  readonly file?: string;
  readonly page?: number;
  readonly grade?: number;
}

/** A line of the file. */
interface WrittenQuery {
  readonly text: string;
  readonly relevant: readonly (string | WrittenLabel)[];
  readonly filter?: Query['filter'];
}

const FILE_ID = /^fil_[0-9A-HJKMNP-TV-Z]{26}$/;

function lineOf(text: string, where: string): WrittenQuery {
  const value = parseValue(text, where) as Partial<WrittenQuery> | null;
  if (typeof value !== 'object' || value === null || typeof value.text !== 'string' || !Array.isArray(value.relevant)) {
    throw new CliError(
      `${where}: must be {"text": "…", "relevant": [{"file": "handbook.pdf", "page": 3, "grade": 3}]}`,
    );
  }
  return value as WrittenQuery;
}

/** How a file's name is looked up: one file of the index, or it is not clear which. */
async function idsOf(patchbay: Patchbay, index_id: string, signal: AbortSignal): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { id, name } of patchbay.files.list({ index_id, limit: 100 }, { signal })) {
    found.set(name, [...(found.get(name) ?? []), id]);
  }
  return found;
}

/**
 * Reads labelled queries, one JSON object a line; empty lines and lines that begin with # are left out:
 *
 * `{"text": "When is it open?", "relevant": [{"file": "handbook.pdf", "page": 3, "grade": 3}, "prices.pdf"]}`
 *
 * A label names a file by `file_id`, or by `file`: its name in the index. A text alone is the name of a file, all of
 * which answers. An empty `relevant` says that nothing answers.
 *
 * @throws CliError with the line, for what is no query and for a name that no file or several of the index have.
 */
export async function readQueries(
  text: string,
  name: string,
  { patchbay, index_id, signal }: { patchbay: Patchbay; index_id: string; signal: AbortSignal },
): Promise<Query[]> {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), where: `${name}:${at + 1}` }));
  const written = lines
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, where }) => ({ where, query: lineOf(line, where) }));
  if (written.length === 0) throw new CliError(`${name} has no queries`);
  let names: Promise<Map<string, string[]>> | undefined;
  const fileOf = async (file: string, where: string): Promise<string> => {
    if (FILE_ID.test(file)) return file;
    names ??= idsOf(patchbay, index_id, signal);
    const [id, ...others] = (await names).get(file) ?? [];
    if (id === undefined) throw new CliError(`${where}: the index has no file named '${file}'`);
    if (others.length === 0) return id;
    throw new CliError(
      `${where}: ${others.length + 1} files are named '${file}': write one of ${[id, ...others].join(', ')}`,
    );
  };
  const queries: Query[] = [];
  for (const { where, query } of written) {
    const relevant: Query['relevant'][number][] = [];
    for (const one of query.relevant) {
      const { file, file_id, ...label } = typeof one === 'string' ? { file: one } : one;
      const named = file_id ?? file;
      if (named === undefined) throw new CliError(`${where}: a label has neither file nor file_id`);
      relevant.push({ ...label, file_id: await fileOf(named, where) });
    }
    queries.push({ ...query, relevant });
  }
  return queries;
}
