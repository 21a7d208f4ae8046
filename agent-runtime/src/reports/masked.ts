import type { MaskText } from '@patchbay/core/conversation-safety';
import { maskValue } from '@patchbay/core/conversation-safety';
import type { JsonValue } from '@patchbay/core/kernel';
import { type LogFields, type Logger, toLoggable } from '@patchbay/observability';
import type { UnnumberedReport } from './unnumbered-report.ts';

/** Fields of reports that hold names and references of ours, and nothing that anybody said. */
const OURS = new Set([
  'type',
  'role',
  'modality',
  'tool_name',
  'source',
  'reason',
  'worker_id',
  'agent_id',
  'from_agent_id',
  'to_agent_id',
  'citations',
  'metrics',
  'answered_by',
  'count',
]);

/** A report without personal data in anything that was said, typed, passed to a tool or returned by it. */
export function maskedReport(report: UnnumberedReport, mask: MaskText | null): UnnumberedReport {
  if (mask === null) return report;
  const fields = Object.entries(report).map(([name, value]) => [
    name,
    OURS.has(name) || value === undefined ? value : maskValue(value as JsonValue, mask),
  ]);
  return Object.fromEntries(fields) as UnnumberedReport;
}

/** A logger whose fields are masked; messages are static. */
export function maskedLogger(log: Logger, mask: MaskText | null): Logger {
  if (mask === null) return log;
  const masked = (fields: LogFields | undefined): LogFields =>
    fields === undefined ? {} : (maskValue(toLoggable(fields) as JsonValue, mask) as LogFields);
  return {
    debug: (message, fields) => log.debug(message, masked(fields)),
    info: (message, fields) => log.info(message, masked(fields)),
    warn: (message, fields) => log.warn(message, masked(fields)),
    error: (message, fields) => log.error(message, masked(fields)),
    child: (fields) => maskedLogger(log.child(masked(fields)), mask),
  };
}
