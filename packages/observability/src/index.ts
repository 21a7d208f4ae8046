export { embeddedMetrics } from './embedded-metrics.ts';
export { toLoggable } from './loggable.ts';
export { createLogger, LOG_LEVELS, type LogFields, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { redactText } from './secret-patterns.ts';
