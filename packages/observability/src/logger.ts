import { toLoggable } from './loggable.ts';
import { redactText } from './secret-patterns.ts';
import { writeToStandardOutput } from './standard-output.ts';

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

/**
 * The root logger of a process: one line of JSON an event with `time` (ISO 8601), `level`, `message` and the fields.
 * Writing is synchronous, because a Lambda may be frozen right after its answer. There is no library in it: what one
 * would add to {@link toLoggable} and {@link redactText} is a line of JSON, and it would be half of what the smallest
 * function loads.
 */
export function createLogger({ level, fields = {}, destination }: LoggerOptions): Logger {
  const write = destination === undefined ? writeToStandardOutput : (line: string) => destination.write(line);
  return new LineLogger({ lowest: LOG_LEVELS.indexOf(level), write }, fields);
}

/** What a root logger and all its children share. */
interface Sink {
  /** Index of the lowest level that is written. */
  readonly lowest: number;
  readonly write: (line: string) => void;
}

/** A request makes three children and writes one line: what a line needs is made when one is written. */
class LineLogger implements Logger {
  readonly #sink: Sink;
  readonly #bound: LogFields;

  constructor(sink: Sink, bound: LogFields) {
    this.#sink = sink;
    this.#bound = bound;
  }

  debug(message: string, fields?: LogFields): void {
    this.#write('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.#write('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.#write('warn', message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.#write('error', message, fields);
  }

  child(fields: LogFields): Logger {
    return new LineLogger(this.#sink, { ...this.#bound, ...fields });
  }

  #write(level: LogLevel, message: string, fields: LogFields | undefined): void {
    if (LOG_LEVELS.indexOf(level) < this.#sink.lowest) return;
    const time = new Date().toISOString();
    const given = toLoggable({ ...this.#bound, ...fields }) as LogFields;
    this.#sink.write(`${redactText(JSON.stringify({ level, time, ...given, message }))}\n`);
  }
}
