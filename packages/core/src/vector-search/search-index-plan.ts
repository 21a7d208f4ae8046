import type { IndexEntry } from './index-entry.ts';

/** What of an open entry matters for a build. */
export type OpenEntry = Pick<IndexEntry, 'file_id' | 'file_version' | 'status'>;

/** What a build lacks. */
export interface BuildPlan {
  /** To be brought in. */
  readonly missing: readonly Pick<IndexEntry, 'file_id' | 'file_version'>[];
  /** Versions that were replaced, or whose file has left, since they were brought in. */
  readonly stale: readonly { readonly file_id: string; readonly before_version: number | undefined }[];
  /** Whether everything that searches find is in it. */
  readonly complete: boolean;
}

const key = ({ file_id, file_version }: OpenEntry) => `${file_id}:${file_version}`;

/**
 * What a new generation lacks of the active one. A file that could not be brought into the active one is tried again in
 * the new one, by whose recipe it may succeed, but is not waited for.
 */
export function planBuild(active: readonly OpenEntry[], built: readonly OpenEntry[]): BuildPlan {
  const has = new Map(built.map((entry) => [key(entry), entry.status]));
  const serving = new Map(active.filter(({ status }) => status === 'searchable').map((one) => [one.file_id, one]));
  const wanted = active.filter(
    ({ file_id, status }) => status === 'searchable' || (status === 'failed' && !serving.has(file_id)),
  );
  const known = new Set(active.map(({ file_id }) => file_id));
  const stale = built.flatMap(({ file_id, file_version }): BuildPlan['stale'][number][] => {
    if (!known.has(file_id)) return [{ file_id, before_version: undefined }];
    const before_version = serving.get(file_id)?.file_version ?? 0;
    return file_version < before_version ? [{ file_id, before_version }] : [];
  });
  // What was on its way before the build began goes on in the active generation alone: it must arrive first.
  const onTheirWay = active.some(
    (entry) => (entry.status === 'pending' || entry.status === 'processing') && !has.has(key(entry)),
  );
  return {
    missing: wanted.filter((entry) => !has.has(key(entry))),
    stale,
    complete: !onTheirWay && [...serving.values()].every((entry) => has.get(key(entry)) === 'searchable'),
  };
}
