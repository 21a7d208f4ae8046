import type { ObjectRemover } from '@patchbay/core/file-storage';
import type { FolderLister } from '@patchbay/core/knowledge-upkeep';

/** Keys of a bucket, in memory. */
export function folderedObjects(): ObjectRemover & FolderLister & { readonly keys: Set<string> } {
  const keys = new Set<string>();
  return {
    keys,
    async removeAll(prefix) {
      const found = [...keys].filter((key) => key.startsWith(prefix));
      for (const key of found) keys.delete(key);
      return found.length;
    },
    async *folders(prefix) {
      const below = [...keys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      yield [...new Set(below.map((rest) => rest.split('/')[0] ?? ''))];
    },
  };
}
