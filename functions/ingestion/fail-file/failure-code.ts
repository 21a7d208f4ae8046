import type { IngestionFailure } from '@patchbay/http/route';

/** The catalogued reason of a failed execution: what a step said, or that the trouble is ours. */
export function failureCode({ code, Error: name }: IngestionFailure['failure']): string {
  if (code !== undefined) return code;
  return name === 'States.Timeout' ? 'ingestion_timeout' : 'ingestion_failed';
}
