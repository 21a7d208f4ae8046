import type { VectorNamespace } from '@patchbay/core/vector-search';
import { AdminClient, ChromaClient, type CreateCollectionConfiguration } from 'chromadb';
import { bounded, isThere } from './chroma-failures.ts';

/** An account of Chroma Cloud, as its dashboard shows it. */
export interface ChromaCloud {
  readonly api_key: string;
  readonly tenant: string;
  readonly database: string;
}

/** Which database and collection a namespace is, and how one is made. */
export interface ChromaLayout {
  clientOf(namespace: VectorNamespace): ChromaClient;
  nameOf(namespace: VectorNamespace): string;
  /** Makes what a collection stands in, where it is not there. */
  prepare(namespace: VectorNamespace): Promise<void>;
  readonly configuration: CreateCollectionConfiguration;
}

/** Chroma's own tenant; ours are databases in it, because it has no authentication to set tenants apart by. */
const CHROMA_TENANT = 'default_tenant';

function addressOf(url: string) {
  const { hostname: host, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  return { host, port: Number(port || (ssl ? 443 : 80)), ssl };
}

/** A database a tenant, a collection a generation of an index. */
function ownServer(url: string): ChromaLayout {
  const server = addressOf(url);
  const admin = new AdminClient(server);
  return {
    clientOf: ({ tenant_id }) => new ChromaClient({ ...server, tenant: CHROMA_TENANT, database: tenant_id }),
    nameOf: ({ index_id, generation }) => `${index_id}-${generation}`,
    async prepare({ tenant_id }) {
      try {
        await bounded(admin.createDatabase({ name: tenant_id, tenant: CHROMA_TENANT }));
      } catch (error) {
        if (!isThere(error)) throw error;
      }
    },
    configuration: { hnsw: { space: 'cosine' } },
  };
}

/**
 * One database, that of the key; the tenant is part of a collection's name: at most 72 of the 128 bytes that a name may
 * have. Chroma Cloud's index is SPANN.
 */
function cloud(url: string, { api_key, tenant, database }: ChromaCloud): ChromaLayout {
  const client = new ChromaClient({ ...addressOf(url), tenant, database, headers: { 'x-chroma-token': api_key } });
  return {
    clientOf: () => client,
    nameOf: ({ tenant_id, index_id, generation }) => `${tenant_id}.${index_id}-${generation}`,
    prepare: async () => undefined,
    configuration: { spann: { space: 'cosine' } },
  };
}

/** How namespaces lie on a server of one's own, or in Chroma Cloud. */
export function chromaLayout(url: string, account: ChromaCloud | undefined): ChromaLayout {
  return account === undefined ? ownServer(url) : cloud(url, account);
}
