import type { Upload } from '../../ingestion/support/knowledge.ts';
import { CHUNKINGS, DOCUMENTS } from './documents.ts';
import { execute } from './faulty-execution.ts';
import type { FaultyKnowledge } from './faulty-knowledge.ts';

type Row = Readonly<Record<string, unknown>>;

/** What chunks are, whosever they are. */
function contentOf({ _id, tenant_id, file_id, file_version, file_name, ...content }: Row): Row {
  return content;
}

/** Rows of file_chunks of one file version, by the way in which they were cut. */
export async function chunksOf({ knowledge }: FaultyKnowledge, file_id: string, file_version: number) {
  const { client, name } = knowledge.test;
  const rows = await client
    .db(name)
    .collection('file_chunks')
    .find({ file_id, file_version })
    .sort({ chunker: 1, ordinal: 1 })
    .toArray();
  const sets = Map.groupBy(rows, ({ chunker }) => String(chunker));
  return new Map([...sets].map(([chunker, set]) => [chunker, set.map(contentOf)]));
}

/** What the chunks of a document have to be, by the way in which it is cut, and words that find it. */
export interface CleanDocument {
  readonly upload: Upload;
  readonly chunks: ReadonlyMap<string, readonly Row[]>;
  readonly query: string;
}

/** Ingests every document in every way without any fault. */
export async function ingestCleanly(faulty: FaultyKnowledge): Promise<readonly CleanDocument[]> {
  const { knowledge } = faulty;
  const scope = knowledge.newTenant();
  const indexes = await Promise.all(CHUNKINGS.map((chunking) => knowledge.newIndex(scope, { chunking })));
  return Promise.all(
    DOCUMENTS.map(async (upload) => {
      const { file, key } = await knowledge.declare(scope, indexes, upload);
      await execute(faulty, key);
      const { status, reason } = await knowledge.reader.get(scope, file.id);
      if (status !== 'ready') throw new Error(`${upload.name} is ${status}: ${reason?.code}`);
      const chunks = await chunksOf(faulty, file.id, file.version);
      if (chunks.size !== CHUNKINGS.length) throw new Error(`${upload.name} was cut in ${chunks.size} ways`);
      const [first] = [...chunks.values()][0] ?? [];
      return { upload, chunks, query: String(first?.['text']).slice(0, 200) };
    }),
  );
}
