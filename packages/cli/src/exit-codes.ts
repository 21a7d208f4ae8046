/** What the exit status of `patchbay` says. */
export const EXIT = {
  ok: 0,
  /** The API refused, or could not do it. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** `plan` and `diff`: what is described and what is there differ. */
  changes: 3,
  /** No credential, or one that is not taken. */
  not_signed_in: 4,
  /** The API cannot be reached. */
  unreachable: 5,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

/** For the help of every command. */
export const EXIT_CODES_HELP: readonly (readonly [number, string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.failed, 'the API refused, or could not do it'],
  [EXIT.usage, 'the command line or a file is wrong'],
  [EXIT.changes, 'plan and diff: there is something to change'],
  [EXIT.not_signed_in, 'not signed in, or the credential is not taken'],
  [EXIT.unreachable, 'the API cannot be reached'],
  [EXIT.interrupted, 'interrupted'],
];

/** A mistake of the person who calls: shown without a stack, with what to do about it. */
export class CliError extends Error {
  readonly exit_code: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = 'CliError';
    this.exit_code = exitCode;
  }
}
