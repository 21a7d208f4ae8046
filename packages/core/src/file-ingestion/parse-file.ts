import { type FileRepository, type ObjectStore, uploadKey, workKey } from '../file-storage/index.ts';
import type { ParseDocument } from '../ingestion-pipeline/index.ts';
import { type IngestionContext, type IngestionStop, ingestionScope, WORK_NAMES } from './ingestion-context.ts';

/** What parsing needs. */
export interface ParseFileDeps {
  readonly files: FileRepository;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  readonly parse: ParseDocument;
}

/** Makes the step that turns bytes into pages of text. */
export function createParseFile({ files, objects, parse }: ParseFileDeps) {
  return async (context: IngestionContext, requestId: string): Promise<IngestionContext | IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    await files.progress(scope, context.file_id, context.execution_arn, { stage: 'parse', percent: 10 });
    const file = await files.get(scope, context.file_id);
    if (file === null || file.execution_arn !== context.execution_arn) return { outcome: 'done' };
    const bytes = await objects.read(uploadKey(context));
    const parsed = await parse({ bytes, media_type: file.media_type });
    if (!parsed.ok)
      return { outcome: 'failed', code: parsed.code, reason: (parsed.detail ?? parsed.message).slice(0, 500) };
    const key = workKey(context, context.attempt, WORK_NAMES.document);
    await objects.write(key, JSON.stringify(parsed.document), 'application/json');
    return context;
  };
}
