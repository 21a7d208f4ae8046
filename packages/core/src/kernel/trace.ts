import { z } from 'zod';
import { sha256Hex } from './digest.ts';

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;
/** Of W3C Trace Context, version 00: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-(?<trace_id>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** 32 hexadecimal digits that everything has in common that one request set off. */
export const traceIdSchema = z.string().regex(TRACE_ID);

/** The trace that a caller's `traceparent` header names; undefined where it names none. */
export function traceIdIn(traceparent: string | undefined): string | undefined {
  const trace_id = TRACEPARENT.exec(traceparent ?? '')?.groups?.trace_id;
  return trace_id !== undefined && TRACE_ID.test(trace_id) ? trace_id : undefined;
}

/** The trace of a request: its caller's, or its own, which is the request's id without dashes where that is a UUID. */
export function traceIdOf({ request_id, trace_id }: { request_id: string; trace_id?: string | undefined }): string {
  if (trace_id !== undefined) return trace_id;
  const digits = request_id.replaceAll('-', '').toLowerCase();
  return TRACE_ID.test(digits) ? digits : sha256Hex(request_id).slice(0, 32);
}

/**
 * The `traceparent` header of a request that belongs to a trace.
 *
 * @param span_id 16 hexadecimal digits of the request's own; the trace is recorded.
 */
export function traceparentOf(trace_id: string, span_id: string): string {
  return `00-${trace_id}-${span_id}-01`;
}
