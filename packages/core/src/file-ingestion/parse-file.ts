import { type FileRepository, type ObjectStore, uploadKey } from '../file-storage/index.ts';
import {
  defaultParseLimits,
  maxBytesOf,
  type ParseDocument,
  type ParseFailure,
  sizeTooLarge,
} from '../ingestion-pipeline/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type { ChunkRepository, IndexEntryRepository } from '../vector-search/index.ts';
import { createCutFinder } from './find-cut.ts';
import { DONE, type IngestionContext, type IngestionStop, ingestionScope } from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import { cuttingsOf, readPlan } from './ingestion-plan.ts';
import { createIngestionWork } from './ingestion-work.ts';

/** What parsing needs. */
export interface ParseFileDeps {
  readonly files: FileRepository;
  readonly entries: IndexEntryRepository;
  readonly chunks: Pick<ChunkRepository, 'count' | 'list'>;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write' | 'withCopy'>;
  readonly parse: ParseDocument;
  /** The tenant's own bound on pages. */
  readonly limits?: { maxPages(scope: TenantScope): Promise<number> };
}

const refused = ({ code, message, detail }: ParseFailure): IngestionStop => ({
  outcome: 'failed',
  code,
  message,
  reason: (detail ?? message).slice(0, 500),
});

/** Makes the step that turns bytes into pages of text, unless it was done before. */
export function createParseFile(deps: ParseFileDeps) {
  const { files, objects, parse, limits } = deps;
  const { isOwner, progress } = createIngestionOwner(deps);
  const work = createIngestionWork(objects);
  const findCut = createCutFinder(deps);

  async function isDone(scope: TenantScope, context: IngestionContext): Promise<boolean> {
    if (await work.hasDocument(context)) return true;
    const cuttings = cuttingsOf(await readPlan(objects, context));
    if (cuttings.length === 0) return false;
    for (const { chunker } of cuttings) {
      if ((await findCut(scope, context, chunker)) === null) return false;
    }
    return true;
  }

  return async (context: IngestionContext, requestId: string): Promise<IngestionContext | IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    if (!(await isOwner(scope, context))) return DONE;
    if (await isDone(scope, context)) return context;
    const version = await files.getVersion(scope, context.file_id, context.version);
    if (version === null) return DONE;
    await progress(scope, context, { stage: 'parse', percent: 10 });
    const { media_type, size_bytes } = version;
    // What cannot be parsed for its size is not fetched either.
    if (size_bytes > maxBytesOf(media_type)) return refused(sizeTooLarge(media_type, size_bytes));
    const most = (await limits?.maxPages(scope)) ?? defaultParseLimits.max_pages;
    const max_pages = Math.min(most, defaultParseLimits.max_pages);
    const parsed = await objects.withCopy(uploadKey(context), (path) =>
      parse({ path, media_type, limits: { max_pages } }),
    );
    if (!parsed.ok) return refused(parsed);
    await work.writeDocument(context, parsed.document);
    return context;
  };
}
