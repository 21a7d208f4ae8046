/** One vector as Chroma holds it. */
export interface StoredVector {
  readonly id: string;
  readonly file_id: string;
  readonly file_version: number;
  readonly since: number;
  readonly until: number;
}

interface Collection {
  readonly id: string;
  readonly name: string;
}

interface Page {
  readonly ids: readonly string[];
  readonly metadatas: readonly Omit<StoredVector, 'id'>[];
}

const PAGE = 500;

/** Everything that a Chroma of one's own holds of a tenant, by name of collection, read by its HTTP API. */
export async function chromaContents(chroma_url: string, tenant_id: string): Promise<Map<string, StoredVector[]>> {
  const base = `${chroma_url}/api/v2/tenants/default_tenant/databases/${tenant_id}/collections`;
  const listed = await fetch(`${base}?limit=1000`);
  if (listed.status === 404) return new Map();
  const contents = new Map<string, StoredVector[]>();
  for (const { id, name } of (await listed.json()) as Collection[]) {
    const vectors: StoredVector[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const answer = await fetch(`${base}/${id}/get`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ include: ['metadatas'], limit: PAGE, offset }),
      });
      const { ids, metadatas } = (await answer.json()) as Page;
      for (const [at, vector] of ids.entries()) {
        const metadata = metadatas[at];
        if (metadata !== undefined) vectors.push({ ...metadata, id: vector });
      }
      if (ids.length < PAGE) break;
    }
    contents.set(name, vectors);
  }
  return contents;
}
