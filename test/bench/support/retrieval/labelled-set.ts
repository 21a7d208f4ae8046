import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const textSchema = z.object({ _id: z.string(), title: z.string().optional(), text: z.string() });

/** Documents, queries, and which document answers which query how well. */
export interface LabelledSet {
  readonly name: string;
  readonly documents: readonly z.infer<typeof textSchema>[];
  readonly queries: readonly {
    readonly id: string;
    readonly text: string;
    readonly gains: ReadonlyMap<string, number>;
  }[];
}

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
const textsOf = (path: string) => linesOf(path).map((line) => textSchema.parse(JSON.parse(line)));

/**
 * Reads a directory in BEIR's form: `corpus.jsonl`, `queries.jsonl`, and `qrels.tsv` with query, document and gain a line.
 * Queries that no document answers are left out.
 */
export function readLabelledSet(directory: string): LabelledSet {
  const gains = new Map<string, Map<string, number>>();
  for (const line of linesOf(join(directory, 'qrels.tsv'))) {
    const [query = '', document = '', gain = ''] = line.split('\t');
    // A header line has no number.
    if (!(Number(gain) > 0)) continue;
    const own = gains.get(query) ?? new Map<string, number>();
    gains.set(query, own.set(document, Number(gain)));
  }
  const queries = textsOf(join(directory, 'queries.jsonl')).flatMap(({ _id, text }) => {
    const own = gains.get(_id);
    return own === undefined ? [] : [{ id: _id, text, gains: own }];
  });
  return { name: basename(directory), documents: textsOf(join(directory, 'corpus.jsonl')), queries };
}
