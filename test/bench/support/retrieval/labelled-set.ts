import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DocumentPage } from '@patchbay/core/ingestion-pipeline';
import { parseDocument } from '@patchbay/documents';
import { z } from 'zod';

const textSchema = z.object({ _id: z.string(), title: z.string().optional(), text: z.string() });

/** A document; what has pages is judged by them. */
export interface LabelledDocument extends z.infer<typeof textSchema> {
  readonly pages?: readonly DocumentPage[];
}

/** Documents, queries, and which document answers which query how well. */
export interface LabelledSet {
  readonly name: string;
  readonly documents: readonly LabelledDocument[];
  readonly queries: readonly {
    readonly id: string;
    readonly text: string;
    readonly gains: ReadonlyMap<string, number>;
  }[];
}

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
const textsOf = (path: string) => linesOf(path).map((line) => textSchema.parse(JSON.parse(line)));

/**
 * Reads a directory in BEIR's form: `corpus.jsonl`, `queries.jsonl`, and `qrels.tsv` with query, document and gain a line;
 * instead of `corpus.jsonl` there may be a folder `documents` of texts with pages, which are labelled as `name#page`.
 * Queries that no document answers are left out.
 */
export async function readLabelledSet(directory: string): Promise<LabelledSet> {
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
  const texts = join(directory, 'documents');
  const documents = existsSync(texts) ? await pagedDocuments(texts) : textsOf(join(directory, 'corpus.jsonl'));
  return { name: basename(directory), documents, queries };
}

function pagedDocuments(folder: string): Promise<LabelledDocument[]> {
  const names = readdirSync(folder).sort();
  return Promise.all(
    names.map(async (name) => {
      const parsed = await parseDocument({ path: join(folder, name), media_type: 'text/plain' });
      if (!parsed.ok) throw new Error(`${name}: ${parsed.message}`);
      const { pages } = parsed.document;
      return { _id: basename(name, '.txt'), text: pages.map(({ text }) => text).join('\n\n'), pages };
    }),
  );
}
