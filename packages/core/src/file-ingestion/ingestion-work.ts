import { z } from 'zod';
import { type FileVersionRef, type ObjectStore, workKey } from '../file-storage/index.ts';
import { type Chunk, chunkSchema, type ParsedDocument, parsedDocumentSchema } from '../ingestion-pipeline/index.ts';
import { sha256Hex } from '../kernel/index.ts';

/** Chunks of a batch: some seconds of embedding, and few enough batches for a small state and a short history. */
export const CHUNKS_PER_BATCH = 128;

const cutSchema = z.strictObject({ pages: z.int().min(1), chunks: z.int().min(1) });
/** What a cutting of a document came to; written last, so that all of its batches are there. */
export type Cut = z.infer<typeof cutSchema>;

/** One batch of one cutting. */
export interface BatchRef extends FileVersionRef {
  readonly chunker: string;
  readonly batch: number;
}

const documentKey = (ref: FileVersionRef) => workKey(ref, 'document.json');
const cutKey = (ref: FileVersionRef, chunker: string) => workKey(ref, `cut-${chunker}.json`);
const chunksKey = (ref: BatchRef) => workKey(ref, `chunks-${ref.chunker}-${ref.batch}.json`);
const embeddingsKey = (ref: BatchRef, model: string) =>
  workKey(ref, `embeddings-${ref.chunker}-${sha256Hex(model).slice(0, 16)}-${ref.batch}.f32`);

/** Number of batches of a cutting. */
export const batchCount = ({ chunks }: Cut) => Math.ceil(chunks / CHUNKS_PER_BATCH);

/**
 * What steps leave for each other and for the next execution. Names follow from the content alone, so that whatever is
 * there need not be made again.
 */
export function createIngestionWork(objects: Pick<ObjectStore, 'head' | 'read' | 'write'>) {
  const decoder = new TextDecoder();
  const there = async (key: string) => (await objects.head(key)) !== null;
  const json = async (key: string): Promise<unknown> => JSON.parse(decoder.decode(await objects.read(key)));
  const writeJson = (key: string, value: unknown) => objects.write(key, JSON.stringify(value), 'application/json');

  return {
    hasDocument: (ref: FileVersionRef) => there(documentKey(ref)),
    readDocument: async (ref: FileVersionRef) => parsedDocumentSchema.parse(await json(documentKey(ref))),
    writeDocument: (ref: FileVersionRef, document: ParsedDocument) => writeJson(documentKey(ref), document),

    /** Null where the document was not cut in this way. */
    async cut(ref: FileVersionRef, chunker: string): Promise<Cut | null> {
      const key = cutKey(ref, chunker);
      return (await there(key)) ? cutSchema.parse(await json(key)) : null;
    },

    /** Lays chunks out in batches, and then says that they are there. */
    async writeCut(ref: FileVersionRef, chunker: string, chunks: readonly Chunk[], pages: number): Promise<Cut> {
      const cut = { pages, chunks: chunks.length };
      for (let batch = 0; batch < batchCount(cut); batch += 1) {
        const part = chunks.slice(batch * CHUNKS_PER_BATCH, (batch + 1) * CHUNKS_PER_BATCH);
        await writeJson(chunksKey({ ...ref, chunker, batch }), part);
      }
      await writeJson(cutKey(ref, chunker), cut);
      return cut;
    },

    readChunks: async (ref: BatchRef): Promise<Chunk[]> => z.array(chunkSchema).parse(await json(chunksKey(ref))),

    /** How many numbers there are of a batch by a model; null where it is not embedded yet. */
    async embedded(ref: BatchRef, model: string): Promise<number | null> {
      const facts = await objects.head(embeddingsKey(ref, model));
      return facts && facts.size_bytes / Float32Array.BYTES_PER_ELEMENT;
    },

    /** Vectors one after the other, as single-precision numbers: all that a vector store keeps of them. */
    async writeEmbeddings(ref: BatchRef, model: string, embeddings: readonly (readonly number[])[]): Promise<void> {
      const values = Float32Array.from(embeddings.flat());
      await objects.write(embeddingsKey(ref, model), new Uint8Array(values.buffer), 'application/octet-stream');
    },

    /** Length of the vectors of a cutting by a model: what its first batch has. */
    async dimensions(ref: Omit<BatchRef, 'batch'>, { chunks }: Cut, model: string): Promise<number> {
      const facts = await objects.head(embeddingsKey({ ...ref, batch: 0 }, model));
      if (facts === null) throw new Error(`the embeddings by ${model} are gone`);
      return facts.size_bytes / Float32Array.BYTES_PER_ELEMENT / Math.min(chunks, CHUNKS_PER_BATCH);
    },

    /** The embeddings of a batch of so many chunks, in their order. */
    async readEmbeddings(ref: BatchRef, model: string, count: number): Promise<number[][]> {
      const bytes = await objects.read(embeddingsKey(ref, model));
      const values = new Float32Array(Uint8Array.from(bytes).buffer);
      const length = values.length / count;
      if (count === 0 || !Number.isInteger(length)) throw new Error(`${values.length} numbers for ${count} chunks`);
      return Array.from({ length: count }, (_, at) => [...values.subarray(at * length, (at + 1) * length)]);
    },
  };
}
