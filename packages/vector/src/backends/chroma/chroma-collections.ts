import type { VectorNamespace } from '@patchbay/core/vector-search';
import type { Collection } from 'chromadb';
import { bounded, isMissing, upstream } from './chroma-failures.ts';
import type { ChromaLayout } from './chroma-layout.ts';

/** Collections whose handles are kept in a container. */
const MAX_HANDLES = 500;

const keyOf = ({ tenant_id, index_id, generation }: VectorNamespace) => `${tenant_id}/${index_id}/${generation}`;

/** The collections of a server; a handle is looked up once, so that a warm query is one request. */
export function chromaCollections(layout: ChromaLayout) {
  const handles = new Map<string, Promise<Collection | null>>();

  function remember(namespace: VectorNamespace, handle: Promise<Collection | null>): Promise<Collection | null> {
    const key = keyOf(namespace);
    const forget = () => handles.get(key) === handle && handles.delete(key);
    handles.set(key, handle);
    const oldest = handles.keys().next();
    if (handles.size > MAX_HANDLES && !oldest.done) handles.delete(oldest.value);
    handle.then((found) => found === null && forget(), forget);
    return handle;
  }

  async function find(namespace: VectorNamespace): Promise<Collection | null> {
    try {
      return await bounded(layout.clientOf(namespace).getCollection({ name: layout.nameOf(namespace) }));
    } catch (error) {
      if (isMissing(error)) return null;
      throw upstream(error);
    }
  }

  async function create(namespace: VectorNamespace): Promise<Collection> {
    try {
      await layout.prepare(namespace);
      return await bounded(
        layout.clientOf(namespace).getOrCreateCollection({
          name: layout.nameOf(namespace),
          embeddingFunction: null,
          configuration: layout.configuration,
        }),
      );
    } catch (error) {
      throw upstream(error);
    }
  }

  async function drop(namespace: VectorNamespace): Promise<void> {
    handles.delete(keyOf(namespace));
    try {
      await bounded(layout.clientOf(namespace).deleteCollection({ name: layout.nameOf(namespace) }));
    } catch (error) {
      if (!isMissing(error)) throw upstream(error);
    }
  }

  const existing = (namespace: VectorNamespace) =>
    handles.get(keyOf(namespace)) ?? remember(namespace, find(namespace));

  return {
    /** Null where nothing was ever written. */
    existing,
    /** Made where it is not there. */
    ensured: async (namespace: VectorNamespace) =>
      (await existing(namespace)) ?? (await remember(namespace, create(namespace))),
    /** What is not there is no error. */
    drop,
    /** Looks it up anew the next time. */
    forget: (namespace: VectorNamespace) => void handles.delete(keyOf(namespace)),
  };
}
