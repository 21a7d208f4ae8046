import type { Patchbay } from '@patchbay/sdk';
import type { CliHost } from './host.ts';
import type { Profile } from './profile.ts';

/** A positional argument. */
export interface Argument {
  /** In capitals, as help shows it: `PROMPT_ID`. */
  readonly name: string;
  readonly description: string;
  readonly optional?: true;
  /** Takes all that is left. */
  readonly rest?: true;
}

/** An option, `--kebab-case`. */
export interface Flag {
  readonly name: string;
  readonly description: string;
  /** `strings` may be repeated; `json` is JSON or YAML, or `@FILE` with either. */
  readonly kind: 'boolean' | 'string' | 'integer' | 'number' | 'strings' | 'json';
  /** How help shows the value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly nullable?: true;
  readonly required?: true;
  readonly default?: unknown;
}

/** What a command is run with. */
export interface Invocation {
  readonly host: CliHost;
  readonly args: Readonly<Record<string, string | undefined>>;
  /** What a `rest` argument took. */
  readonly rest: readonly string[];
  /** By name as declared; only what was given. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** `--json`: for machines. */
  readonly json: boolean;
  /** Which account is used, signed in or not. */
  readonly profile: Profile;
  /** The API, as whoever is signed in. Fails with exit code 4 where nobody is. */
  client(): Patchbay;
}

/** One command: what help, completion and the parser are made from. */
export interface Command {
  /** `['prompts', 'versions', 'publish']`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly args: readonly Argument[];
  readonly flags: readonly Flag[];
  /** Whole command lines. */
  readonly examples: readonly string[];
  /** Resolves to the exit code; 0 unless it says otherwise. */
  run(invocation: Invocation): Promise<number | undefined>;
}

/** Flags that every command takes. */
export const GLOBAL_FLAGS: readonly Flag[] = [
  { name: 'json', kind: 'boolean', description: 'Print JSON, for machines' },
  { name: 'profile', kind: 'string', value: 'NAME', description: 'Use this account of the configuration file' },
  { name: 'base-url', kind: 'string', value: 'URL', description: 'Where the API is' },
  { name: 'help', kind: 'boolean', description: 'Show help' },
];
