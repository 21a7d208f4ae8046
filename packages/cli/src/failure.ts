import { AuthenticationError, ConnectionError, PatchbayError } from '@patchbay/sdk';
import type { Command } from './command.ts';
import { CliError, EXIT } from './exit-codes.ts';
import type { CliHost } from './host.ts';

function exitCodeOf(error: PatchbayError): number {
  if (error instanceof AuthenticationError) return EXIT.not_signed_in;
  return error instanceof ConnectionError ? EXIT.unreachable : EXIT.failed;
}

/** What else is wrong, one line each: the first of `details.issues` is the message itself. */
function issuesOf({ details }: PatchbayError): string[] {
  const issues = details?.['issues'];
  if (!Array.isArray(issues)) return details === null ? [] : [JSON.stringify(details)];
  return issues.slice(1).map((issue) => {
    if (typeof issue !== 'object' || issue === null || !('message' in issue)) return JSON.stringify(issue);
    return 'param' in issue ? `${issue.param}: ${issue.message}` : String(issue.message);
  });
}

/** What a person reads of an error of the API. */
export function failureText(error: PatchbayError): string {
  // Most messages begin with the field already.
  const where = error.param === null || error.message.startsWith(error.param) ? '' : ` [${error.param}]`;
  const lines = [
    `error: ${error.message} (${error.code})${where}`,
    ...issuesOf(error).map((issue) => `  ${issue}`),
    ...(error.request_id === null ? [] : [`  request ${error.request_id}`]),
    ...(error.doc_url === null ? [] : [`  ${error.doc_url}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Says on standard error what went wrong, as JSON where that was asked for, and resolves to the exit code. */
export function explainFailure(
  error: unknown,
  host: CliHost,
  { json, command }: { readonly json: boolean; readonly command: Command | undefined },
): number {
  if (host.signal.aborted) return EXIT.interrupted;
  const { stderr } = host;
  if (error instanceof PatchbayError) {
    const { type, code, status, message, param, request_id, doc_url, details } = error;
    const body = { error: { type, code, status, message, param, request_id, doc_url, details } };
    stderr.write(json ? `${JSON.stringify(body)}\n` : failureText(error));
    return exitCodeOf(error);
  }
  if (error instanceof CliError) {
    const help =
      command === undefined || error.exit_code !== EXIT.usage ? '' : `  patchbay ${command.path.join(' ')} --help\n`;
    const body = { error: { type: 'usage', message: error.message } };
    stderr.write(json ? `${JSON.stringify(body)}\n` : `error: ${error.message}\n${help}`);
    return error.exit_code;
  }
  stderr.write(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}
