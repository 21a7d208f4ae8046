import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from '@patchbay/core/file-storage';

/** Objects in memory, for tests of what happens around a bucket. */
export interface MemoryObjectStore extends ObjectStore {
  /** Puts an upload there as S3 takes one: with the SHA-256 it checked, unless told that it has none. */
  upload(key: string, content: Uint8Array, contentType: string, options?: { checksum?: boolean }): void;
  /** Keys under a prefix. */
  keys(prefix: string): string[];
  /** Removes what is under a prefix, as a lifecycle rule does. */
  forget(prefix: string): void;
}

interface StoredObject {
  readonly content: Uint8Array;
  readonly content_type: string;
  readonly checksum: boolean;
}

/** An empty one. */
export function memoryObjectStore(): MemoryObjectStore {
  const objects = new Map<string, StoredObject>();
  return {
    upload(key, content, content_type, { checksum = true } = {}) {
      objects.set(key, { content, content_type, checksum });
    },
    forget(prefix) {
      for (const key of objects.keys()) if (key.startsWith(prefix)) objects.delete(key);
    },
    keys: (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(),
    async head(key) {
      const found = objects.get(key);
      if (found === undefined) return null;
      const sha256 = found.checksum ? createHash('sha256').update(found.content).digest('hex') : null;
      return { size_bytes: found.content.length, content_type: found.content_type, sha256 };
    },
    async read(key) {
      const found = objects.get(key);
      if (found === undefined) throw new Error(`there is no object ${key}`);
      return found.content;
    },
    async withCopy(key, use) {
      const found = objects.get(key);
      if (found === undefined) throw new Error(`there is no object ${key}`);
      const folder = await mkdtemp(join(tmpdir(), 'object-'));
      try {
        await writeFile(join(folder, 'copy'), found.content);
        return await use(join(folder, 'copy'));
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    async sha256(key) {
      const found = objects.get(key);
      if (found === undefined) throw new Error(`there is no object ${key}`);
      return createHash('sha256').update(found.content).digest('hex');
    },
    async write(key, content, content_type) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      objects.set(key, { content: bytes, content_type, checksum: false });
    },
  };
}
