import type { VectorNamespace, VectorPoint, VectorQuery, VectorStore } from '@patchbay/core/vector-search';

interface StoredPoint extends VectorPoint {
  readonly until: number;
}

type Space = Map<string, StoredPoint>;

const keyOf = ({ tenant_id, index_id, generation }: VectorNamespace) => `${tenant_id}/${index_id}/${generation}`;

function similarity(a: readonly number[], b: readonly number[]): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    dot += value * other;
    ofA += value * value;
    ofB += other * other;
  }
  return dot / (Math.sqrt(ofA * ofB) || 1);
}

function holds({ id, file_id, since, until }: StoredPoint, { ids, file_ids, as_of }: VectorQuery): boolean {
  if (ids !== undefined && !ids.includes(id)) return false;
  if (file_ids !== undefined && !file_ids.includes(file_id)) return false;
  if (as_of === undefined) return true;
  return as_of === 'live' ? until === Number.POSITIVE_INFINITY : since <= as_of && until > as_of;
}

/** Vectors in this process, compared one by one: for tests of what stands above a vector store. */
export function memoryVectorStore(): VectorStore {
  const spaces = new Map<string, Space>();
  const pointsOf = (namespace: VectorNamespace): Space => spaces.get(keyOf(namespace)) ?? new Map();

  function change(namespace: VectorNamespace, of: (point: StoredPoint) => StoredPoint | null): void {
    const points = pointsOf(namespace);
    for (const point of [...points.values()]) {
      const changed = of(point);
      if (changed === null) points.delete(point.id);
      else points.set(point.id, changed);
    }
  }

  return {
    async upsert(namespace, points) {
      const space = pointsOf(namespace);
      for (const point of points) space.set(point.id, { ...point, until: Number.POSITIVE_INFINITY });
      spaces.set(keyOf(namespace), space);
    },

    async query(namespace, embedding, options) {
      return [...pointsOf(namespace).values()]
        .filter((point) => holds(point, options))
        .map((point) => ({ id: point.id, score: similarity(embedding, point.embedding) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, options.top_k);
    },

    visible: async (namespace, ids) => ids.every((id) => pointsOf(namespace).has(id)),

    async close(namespace, { file_id, file_version }, until) {
      change(namespace, (point) => {
        const open = point.until === Number.POSITIVE_INFINITY;
        return open && point.file_id === file_id && point.file_version === file_version ? { ...point, until } : point;
      });
    },

    async removeFile(namespace, { file_id, file_version }) {
      change(namespace, (point) => {
        const version = file_version === undefined || file_version === point.file_version;
        return point.file_id === file_id && version ? null : point;
      });
    },

    async remove(namespace, ids) {
      for (const id of ids) pointsOf(namespace).delete(id);
    },

    count: async (namespace) => pointsOf(namespace).size,

    async *ids(namespace) {
      if (pointsOf(namespace).size > 0) yield [...pointsOf(namespace).keys()];
    },

    async drop(namespace) {
      spaces.delete(keyOf(namespace));
    },
  };
}
