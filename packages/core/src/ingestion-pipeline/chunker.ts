import { canonicalJson, sha256Hex } from '../kernel/index.ts';
import { type ChunkingOptions, chunkingOptionsSchema } from './document.ts';

/**
 * What cuts documents. The version goes up when the same document and options would be cut otherwise: what was cut
 * before is then never mixed with what is cut after.
 */
export const CHUNKER = { name: 'structure', version: 2 } as const;

/**
 * Which cutting made a chunk: 16 hexadecimal characters of the SHA-256 of the chunker's name, version and options. Part
 * of chunk ids, so that indexes that cut alike share chunks and others never meet. Options that are left out count as
 * their defaults, whatever order they come in.
 *
 * @throws ZodError when the options contradict each other
 */
export function chunkerDigest(options: Partial<ChunkingOptions> = {}): string {
  return sha256Hex(canonicalJson({ ...CHUNKER, options: chunkingOptionsSchema.parse(options) })).slice(0, 16);
}
