/** Where text goes. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number;
}

/** What surrounds a run of the CLI: `main.ts` gives the process's own, tests give theirs. */
export interface CliHost {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Lines of standard input as they come, until its end; a terminal shows the prompt before each. */
  readLines(prompt: string): AsyncIterable<string>;
  /** A line from the terminal, not shown as it is typed; undefined where nobody sits there. */
  askSecret(question: string): Promise<string | undefined>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
