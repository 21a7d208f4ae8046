import { randomBytes } from 'node:crypto';
import { traceparentOf } from '@patchbay/core/kernel';
import type { McpClient, OutgoingHttp } from '@patchbay/core/tool-execution';

/** The `traceparent` of a new request within a trace; none where there is no trace. */
export function traceHeader(trace_id: string | undefined): { traceparent?: string } {
  return trace_id === undefined ? {} : { traceparent: traceparentOf(trace_id, randomBytes(8).toString('hex')) };
}

/** Tells services which trace a tool's request belongs to. What a tool's own config says of it comes first. */
export function tracedHttp(http: OutgoingHttp, trace_id: string | undefined): OutgoingHttp {
  return {
    send: (request) => http.send({ ...request, headers: { ...traceHeader(trace_id), ...request.headers } }),
  };
}

/** The same for servers of tools. */
export function tracedMcp(mcp: McpClient, trace_id: string | undefined): McpClient {
  return {
    ...mcp,
    call: (target, ...rest) =>
      mcp.call({ ...target, headers: { ...traceHeader(trace_id), ...target.headers } }, ...rest),
  };
}
