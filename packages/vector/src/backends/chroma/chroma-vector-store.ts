import { AppError } from '@patchbay/core/kernel';
import type { VectorNamespace, VectorStore } from '@patchbay/core/vector-search';
import { AdminClient, ChromaClient, type Collection } from 'chromadb';

/** Chroma's own tenant; ours are databases in it, because it has no authentication to set tenants apart by. */
const CHROMA_TENANT = 'default_tenant';

/** Records in one write: Chroma Cloud's published limit is 300. */
const WRITE_BATCH = 300;

/** Collections whose handles are kept in a container. */
const MAX_HANDLES = 500;

function upstream(error: unknown): AppError {
  const name = error instanceof Error ? error.name : 'unknown';
  return new AppError('upstream_failed', {
    message: 'The vector store refused or is away.',
    cause: new Error(`Chroma request failed: ${name}`, { cause: error }),
  });
}

const isMissing = (error: unknown) =>
  error instanceof Error && (error.name === 'ChromaNotFoundError' || /not found|does not exist/i.test(error.message));
const isThere = (error: unknown) =>
  error instanceof Error && (error.name === 'ChromaUniqueError' || /already exists/i.test(error.message));

/**
 * Chroma: a database a tenant, a collection an index, cosine distance. A query in a collection of its own is ten times
 * faster than a filter in a shared one, and a forgotten filter cannot reach another tenant.
 */
export function chromaVectorStore(url: string): VectorStore {
  const { hostname: host, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  const server = { host, port: Number(port || (ssl ? 443 : 80)), ssl };
  const admin = new AdminClient(server);
  const handles = new Map<string, Promise<Collection | null>>();

  function remember(key: string, handle: Promise<Collection | null>): Promise<Collection | null> {
    handles.set(key, handle);
    const oldest = handles.keys().next();
    if (handles.size > MAX_HANDLES && !oldest.done) handles.delete(oldest.value);
    handle.then(
      (found) => found === null && handles.delete(key),
      () => handles.delete(key),
    );
    return handle;
  }

  const clientOf = (tenant_id: string) => new ChromaClient({ ...server, tenant: CHROMA_TENANT, database: tenant_id });

  async function find({ tenant_id, index_id }: VectorNamespace): Promise<Collection | null> {
    try {
      return await clientOf(tenant_id).getCollection({ name: index_id });
    } catch (error) {
      if (isMissing(error)) return null;
      throw upstream(error);
    }
  }

  async function create({ tenant_id, index_id }: VectorNamespace): Promise<Collection> {
    try {
      await admin.createDatabase({ name: tenant_id, tenant: CHROMA_TENANT });
    } catch (error) {
      if (!isThere(error)) throw upstream(error);
    }
    try {
      return await clientOf(tenant_id).getOrCreateCollection({
        name: index_id,
        embeddingFunction: null,
        configuration: { hnsw: { space: 'cosine' } },
      });
    } catch (error) {
      throw upstream(error);
    }
  }

  const keyOf = ({ tenant_id, index_id }: VectorNamespace) => `${tenant_id}/${index_id}`;
  const existing = (namespace: VectorNamespace) =>
    handles.get(keyOf(namespace)) ?? remember(keyOf(namespace), find(namespace));

  /** Runs against a collection; one that was removed and made again has a new id, so its handle is looked up anew. */
  async function withCollection<T>(namespace: VectorNamespace, absent: T, use: (collection: Collection) => Promise<T>) {
    for (const lastTry of [false, true]) {
      const collection = await existing(namespace);
      if (collection === null) return absent;
      try {
        return await use(collection);
      } catch (error) {
        handles.delete(keyOf(namespace));
        if (lastTry || !isMissing(error)) throw upstream(error);
      }
    }
    return absent;
  }

  return {
    async upsert(namespace, points) {
      if (points.length === 0) return;
      if ((await existing(namespace)) === null) await remember(keyOf(namespace), create(namespace));
      await withCollection(namespace, undefined, async (collection) => {
        for (let at = 0; at < points.length; at += WRITE_BATCH) {
          const part = points.slice(at, at + WRITE_BATCH);
          await collection.upsert({
            ids: part.map(({ id }) => id),
            embeddings: part.map(({ embedding }) => [...embedding]),
            metadatas: part.map(({ file_id, file_version }) => ({ file_id, file_version })),
          });
        }
        return undefined;
      });
    },

    query: (namespace, embedding, { top_k }) =>
      withCollection(namespace, [], async (collection) => {
        const found = await collection.query({
          queryEmbeddings: [[...embedding]],
          nResults: top_k,
          include: ['distances'],
        });
        const [ids = []] = found.ids;
        const [distances = []] = found.distances ?? [];
        // Chroma's cosine distance is 1 − similarity.
        return ids.map((id, at) => ({ id, score: 1 - (distances[at] ?? 1) }));
      }),

    removeFile: (namespace, { file_id, file_version }) =>
      withCollection(namespace, undefined, async (collection) => {
        const where = file_version === undefined ? { file_id } : { $and: [{ file_id }, { file_version }] };
        await collection.delete({ where });
        return undefined;
      }),

    remove: (namespace, ids) =>
      withCollection(namespace, undefined, async (collection) => {
        if (ids.length > 0) await collection.delete({ ids: [...ids] });
        return undefined;
      }),

    count: (namespace) => withCollection(namespace, 0, (collection) => collection.count()),
  };
}
