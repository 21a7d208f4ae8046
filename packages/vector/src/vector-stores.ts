import { AppError } from '@patchbay/core/kernel';
import type { VectorBackend, VectorStore, VectorStores } from '@patchbay/core/vector-search';
import { type AtlasServer, atlasVectorStore, type ChromaCloud, chromaVectorStore } from './backends/index.ts';

/** The backends of a deployment: what packages/config reads. */
export interface VectorServers {
  readonly chroma_url: string;
  readonly chroma_cloud?: ChromaCloud | undefined;
  readonly atlas?: AtlasServer | undefined;
}

/** The backends by name. One is opened with its first use, so that a deployment without it needs none. */
export function createVectorStores({ chroma_url, chroma_cloud, atlas }: VectorServers): VectorStores {
  const opened = new Map<VectorBackend, VectorStore>();
  const openers: Record<VectorBackend, () => VectorStore> = {
    chroma: () => chromaVectorStore(chroma_url, chroma_cloud),
    atlas() {
      if (atlas !== undefined) return atlasVectorStore(atlas);
      const message = 'The vector backend atlas is not set up here: whoever runs this deployment sets ATLAS_URI.';
      throw new AppError('unprocessable', { message, param: 'backend' });
    },
  };
  return {
    of(backend) {
      const store = opened.get(backend) ?? openers[backend]();
      opened.set(backend, store);
      return store;
    },
  };
}
