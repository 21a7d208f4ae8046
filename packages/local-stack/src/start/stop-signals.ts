/** What asked this process to stop, with the exit code that says so. */
export class StopRequest extends Error {
  override name = 'StopRequest';
  readonly exit_code: number;
  constructor(what: string, exit_code: number) {
    super(what);
    this.exit_code = exit_code;
  }
}

/** Within this time a second signal is the same one, which the terminal and npm both delivered. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Aborts on Ctrl-C, SIGTERM, SIGHUP and on the death of the process that started us (its IPC channel closes).
 * A second Ctrl-C ends this process at once: its guards still stop everything.
 */
export function abortOnStopSignals(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = (what: string, exit_code: number) => {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort(new StopRequest(what, exit_code));
    } else if (Date.now() - first > SAME_SIGNAL_MS) process.exit(exit_code);
  };
  process.on('SIGINT', () => stop('Ctrl-C', 130));
  process.on('SIGTERM', () => stop('SIGTERM', 143));
  process.on('SIGHUP', () => stop('SIGHUP', 129));
  process.on('disconnect', () => stop('its launcher ended', 143));
  // Without a listener on the channel, Node would not watch it.
  if (process.connected) process.channel?.unref();
  return controller.signal;
}
