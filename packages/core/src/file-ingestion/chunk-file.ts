import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import { type Chunk, type ChunkingOptions, chunkerDigest, type ParsedDocument } from '../ingestion-pipeline/index.ts';
import type { ChunkRepository, IndexEntryRepository } from '../vector-search/index.ts';
import { createCutFinder } from './find-cut.ts';
import {
  type ChunkedFile,
  DONE,
  type IngestionContext,
  type IngestionStop,
  ingestionScope,
} from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import { cuttingsOf, readPlan } from './ingestion-plan.ts';
import { batchCount, type Cut, createIngestionWork } from './ingestion-work.ts';

/** Cuts a document; the same document always gives the same chunks. */
export type ChunkDocument = (document: ParsedDocument, options: ChunkingOptions) => Chunk[];

/** What chunking needs. */
export interface ChunkFileDeps {
  readonly files: FileRepository;
  readonly entries: IndexEntryRepository;
  readonly chunks: Pick<ChunkRepository, 'count' | 'list'>;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
  readonly chunk: ChunkDocument;
}

/** Makes the step that cuts the document, once for each way to cut, and lays its chunks out in batches. */
export function createChunkFile(deps: ChunkFileDeps) {
  const { objects, chunk } = deps;
  const { isOwner, progress } = createIngestionOwner(deps);
  const work = createIngestionWork(objects);
  const findCut = createCutFinder(deps);

  return async (context: IngestionContext, requestId: string): Promise<ChunkedFile | IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    if (!(await isOwner(scope, context))) return DONE;
    const cuttings = cuttingsOf(await readPlan(objects, context));
    let document: ParsedDocument | undefined;
    const cuts: Cut[] = [];
    for (const { chunker, chunking } of cuttings) {
      let cut = await findCut(scope, context, chunker);
      if (cut === null) {
        // Only while another release is rolled out: the claim of a retry plans with the chunker that there is then.
        if (chunkerDigest(chunking) !== chunker) throw new Error(`no chunker makes ${chunker} any more`);
        if (document === undefined) {
          await progress(scope, context, { stage: 'chunk', percent: 30 });
          document = await work.readDocument(context);
        }
        const chunks = chunk(document, chunking);
        if (chunks.length === 0) return { outcome: 'failed', code: 'document_no_text' };
        cut = await work.writeCut(context, chunker, chunks, document.pages.length);
      }
      cuts.push(cut);
    }
    const batches = cuts.flatMap((cut, at) => {
      const length = batchCount(cut);
      return Array.from({ length }, (_, batch) => `${at}:${batch}/${length}`);
    });
    return { context, batches };
  };
}
