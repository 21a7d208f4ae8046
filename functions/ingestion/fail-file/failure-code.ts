import { ingestionStopSchema } from '@patchbay/core/file-ingestion';
import { DOCUMENT_FAILED, type IngestionFailure } from '@patchbay/http/route';

/** What a Map item returned before it failed its document. */
function codeOfItem(cause: string | undefined): string | undefined {
  try {
    return ingestionStopSchema.safeParse(JSON.parse(cause ?? '')).data?.code;
  } catch {
    return undefined;
  }
}

/** The catalogued reason of a failed execution: what a step said, or that the trouble is ours. */
export function failureCode({ code, Error: name, Cause: cause }: IngestionFailure['failure']): string {
  if (code !== undefined) return code;
  const item = name === DOCUMENT_FAILED ? codeOfItem(cause) : undefined;
  if (item !== undefined) return item;
  return name === 'States.Timeout' ? 'ingestion_timeout' : 'ingestion_failed';
}
