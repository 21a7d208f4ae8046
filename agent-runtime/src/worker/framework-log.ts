import { redactText } from '@patchbay/observability';

/** Levels of pino. */
const INFO = 30;

/** What of a line says how the framework is, and never what was said in a conversation. */
const KEPT = new Set([
  ...['level', 'time', 'pid', 'msg', 'jobID', 'room_id', 'id', 'agentName', 'reason', 'code', 'signal'],
  ...['delay', 'timeout', 'retry_count', 'max_retry', 'attempt', 'load', 'loadThreshold', 'memoryUsageMB', 'uptime'],
]);
const KEPT_OF_ERRORS = ['type', 'name', 'code', 'statusCode', 'retryable'] as const;
const LONGEST_TEXT = 300;

/**
 * One line of the framework's log as it may be kept. The framework writes what people say, what tools are called with
 * and what providers answer into fields (and into the messages of errors): only fields that are known to be harmless
 * stay. An empty text where nothing is to be kept.
 */
export function safeFrameworkLine(line: string): string {
  const parsed = parsedLine(line);
  if (parsed === null) return '';
  if (typeof parsed.level === 'number' && parsed.level < INFO) return '';
  const kept = Object.entries(parsed).filter(([name, value]) => KEPT.has(name) && typeof value !== 'object');
  const cause = parsed.error ?? parsed.err;
  const error = safeError(cause);
  const bounded = kept.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value]);
  const safe = {
    ...Object.fromEntries(bounded),
    msg: messageOf(parsed.msg, cause),
    ...(error === undefined ? {} : { error }),
    service: 'livekit-agents',
  };
  return `${redactText(JSON.stringify(safe))}\n`;
}

/**
 * Passes the framework's log of this process through the filter. It alone writes to `process.stdout`; our own log goes
 * to the file descriptor.
 *
 * @param keepsAll a developer wants to see everything but secrets.
 */
export function filterFrameworkLog(
  keepsAll: boolean,
  stdout: Pick<NodeJS.WriteStream, 'write'> = process.stdout,
): void {
  const write = stdout.write.bind(stdout) as (text: string) => boolean;
  const filtered = (chunk: unknown, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
    const lines = text.split('\n').filter((line) => line !== '');
    const safe = lines.map((line) => (keepsAll ? `${redactText(line)}\n` : safeFrameworkLine(line))).join('');
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined;
    const result = safe === '' ? true : write(safe);
    if (done !== undefined) process.nextTick(done);
    return result;
  };
  stdout.write = filtered as typeof stdout.write;
}

/** The sentence, without the message of an error that was made part of it. */
function messageOf(msg: unknown, cause: unknown): string {
  const text = typeof msg === 'string' ? msg.slice(0, LONGEST_TEXT) : '';
  const said = (cause as { message?: unknown } | undefined)?.message;
  if (said !== undefined && text !== '' && String(said).startsWith(text)) return 'an error was thrown';
  return text.replace(/^(Error [^:]*):.*$/s, '$1');
}

function safeError(error: unknown): Record<string, unknown> | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const fields = error as Record<string, unknown>;
  const kept = KEPT_OF_ERRORS.filter((name) => ['string', 'number', 'boolean'].includes(typeof fields[name]));
  return Object.fromEntries(kept.map((name) => [name, fields[name]]));
}

function parsedLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
