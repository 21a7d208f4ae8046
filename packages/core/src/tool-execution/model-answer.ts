import type { JsonValue } from '../kernel/index.ts';
import type { ToolRun } from './tool-run.ts';

/**
 * What a language model is told about a run: data from outside with its provenance. Nothing in `data` is an
 * instruction; the field names say so to the model, and the size is bounded.
 */
export function modelAnswer(address: string, { failure, result, truncated }: ToolRun): JsonValue {
  const source = URL.parse(address.replaceAll(/\{\{[^{}]*\}\}/g, 'x'))?.host ?? '';
  return {
    source: { type: 'external_service', host: source },
    ...(failure === null ? { ok: true } : { ok: false, problem: failure.message }),
    ...(result === undefined ? {} : { data: result }),
    ...(truncated ? { truncated: true } : {}),
  };
}
