import { pino } from 'pino';
import { toLoggable } from './loggable.ts';
import { redactText } from './secret-patterns.ts';

/** Severities, lowest first; `silent` writes nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What varies goes into fields, so that messages can be counted; snake_case names. */
export type LogFields = Record<string, unknown>;

/** A structured logger. Messages are static sentences; secrets are removed by field name and by shape. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `fields.error` takes the error itself. */
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  child(fields: LogFields): Logger;
}

/** How a root logger is made. */
export interface LoggerOptions {
  readonly level: LogLevel;
  /** Fields of every line: `service`, `stage`. */
  readonly fields?: LogFields;
  /** Where lines go; standard output unless given. Each line ends in a newline. */
  readonly destination?: { write(line: string): void };
}

type PinoLogger = pino.Logger<never>;

function wrap(sink: PinoLogger): Logger {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
    if (!sink.isLevelEnabled(level)) return;
    if (fields === undefined) sink[level](message);
    else sink[level](toLoggable(fields) as object, message);
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(sink.child(toLoggable(fields) as object)),
  };
}

/**
 * The root logger of a process: one line of JSON an event with `time` (ISO 8601), `level`, `message` and the fields.
 * Writing is synchronous, because a Lambda may be frozen right after its answer.
 */
export function createLogger(options: LoggerOptions): Logger {
  const destination = options.destination ?? pino.destination({ dest: 1, sync: true });
  const sink = pino(
    {
      level: options.level,
      base: options.fields ?? null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactText },
    },
    destination,
  );
  return wrap(sink);
}
