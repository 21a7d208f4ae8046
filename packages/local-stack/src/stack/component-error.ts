import { tailOf } from '../processes/log-file.ts';

/** A component that did not become ready or died; the message ends with its log's last lines and where the log is. */
export class ComponentError extends Error {
  override name = 'ComponentError';
  readonly component: string;
  readonly log_path: string;
  constructor(component: string, what: string, log_path: string) {
    const tail = tailOf(log_path);
    const said = tail ? `\n${tail.replace(/^/gm, '  | ')}\n` : ' ';
    super(`${component} ${what}.${said}Log: ${log_path}`);
    this.component = component;
    this.log_path = log_path;
  }
}

/** What an exit code of a guarded program means, in words. */
export function describeExit(code: number): string {
  return code > 128 ? `was ended by signal ${code - 128}` : `ended with exit code ${code}`;
}
