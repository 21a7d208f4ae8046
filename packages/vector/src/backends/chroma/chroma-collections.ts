import type { VectorNamespace } from '@patchbay/core/vector-search';
import { AdminClient, ChromaClient, type Collection } from 'chromadb';
import { bounded, isMissing, isThere, upstream } from './chroma-failures.ts';

/** Chroma's own tenant; ours are databases in it, because it has no authentication to set tenants apart by. */
const CHROMA_TENANT = 'default_tenant';

/** Collections whose handles are kept in a container. */
const MAX_HANDLES = 500;

/** A generation of an index is a collection of its own. */
const nameOf = ({ index_id, generation }: VectorNamespace) => `${index_id}-${generation}`;

const keyOf = (namespace: VectorNamespace) => `${namespace.tenant_id}/${nameOf(namespace)}`;

/** The collections of a server; a handle is looked up once, so that a warm query is one request. */
export function chromaCollections(url: string) {
  const { hostname: host, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  const server = { host, port: Number(port || (ssl ? 443 : 80)), ssl };
  const admin = new AdminClient(server);
  const handles = new Map<string, Promise<Collection | null>>();

  const clientOf = (tenant_id: string) => new ChromaClient({ ...server, tenant: CHROMA_TENANT, database: tenant_id });

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
      return await bounded(clientOf(namespace.tenant_id).getCollection({ name: nameOf(namespace) }));
    } catch (error) {
      if (isMissing(error)) return null;
      throw upstream(error);
    }
  }

  async function create(namespace: VectorNamespace): Promise<Collection> {
    const { tenant_id } = namespace;
    try {
      await bounded(admin.createDatabase({ name: tenant_id, tenant: CHROMA_TENANT }));
    } catch (error) {
      if (!isThere(error)) throw upstream(error);
    }
    try {
      return await bounded(
        clientOf(tenant_id).getOrCreateCollection({
          name: nameOf(namespace),
          embeddingFunction: null,
          configuration: { hnsw: { space: 'cosine' } },
        }),
      );
    } catch (error) {
      throw upstream(error);
    }
  }

  async function drop(namespace: VectorNamespace): Promise<void> {
    handles.delete(keyOf(namespace));
    try {
      await bounded(clientOf(namespace.tenant_id).deleteCollection({ name: nameOf(namespace) }));
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
