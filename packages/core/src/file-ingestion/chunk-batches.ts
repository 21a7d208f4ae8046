import { z } from 'zod';
import { type ObjectStore, workKey } from '../file-storage/index.ts';
import { type Chunk, chunkSchema } from '../ingestion-pipeline/index.ts';
import { type ChunkBatch, WORK_NAMES } from './ingestion-context.ts';

const decoder = new TextDecoder();

/** The chunks of a batch, as the chunk step left them. */
export async function readChunks(objects: Pick<ObjectStore, 'read'>, batch: ChunkBatch): Promise<Chunk[]> {
  const bytes = await objects.read(workKey(batch, batch.attempt, WORK_NAMES.chunks(batch.batch)));
  return z.array(chunkSchema).parse(JSON.parse(decoder.decode(bytes)));
}

/** The embeddings of a batch, in the order of its chunks. */
export async function readEmbeddings(objects: Pick<ObjectStore, 'read'>, batch: ChunkBatch): Promise<number[][]> {
  const bytes = await objects.read(workKey(batch, batch.attempt, WORK_NAMES.embeddings(batch.batch)));
  return z.array(z.array(z.number())).parse(JSON.parse(decoder.decode(bytes)));
}

/** Percent when this batch of a stage is done, between the stage's bounds. */
export function percentAt({ batch, batches }: ChunkBatch, from: number, to: number): number {
  return Math.floor(from + ((to - from) * (batch + 1)) / batches);
}
