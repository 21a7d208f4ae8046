import { parseArgs } from 'node:util';
import { nearName } from '@patchbay/core/kernel';
import { type Command, type Flag, GLOBAL_FLAGS } from './command.ts';
import { CliError } from './exit-codes.ts';
import { readValue } from './value-file.ts';

/** The words of a command line, told apart. */
export interface Parsed {
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly rest: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/** All flags of a command, its own and those of all. */
export function flagsOf(command: Command): readonly Flag[] {
  return [...command.flags, ...GLOBAL_FLAGS];
}

/** The command that a line begins with: the one with the longest path that fits. */
export function findCommand(commands: readonly Command[], words: readonly string[]): Command | undefined {
  const plain = words.slice(0, words.findIndex((word) => word.startsWith('-')) >>> 0);
  return commands
    .filter(({ path }) => path.every((word, i) => plain[i] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

async function readFlag(flag: Flag, text: string, cwd: string): Promise<unknown> {
  const wrong = (wanted: string) => new CliError(`--${flag.name} takes ${wanted}, not '${text}'`);
  if (flag.nullable === true && text === 'null') return null;
  if (flag.choices !== undefined && !flag.choices.includes(text)) throw wrong(`one of ${flag.choices.join(', ')}`);
  switch (flag.kind) {
    case 'integer':
      if (!/^-?\d+$/.test(text)) throw wrong('a whole number');
      return Number(text);
    case 'number':
      if (text.trim() === '' || !Number.isFinite(Number(text))) throw wrong('a number');
      return Number(text);
    case 'json':
      return readValue(text, `--${flag.name}`, cwd);
    default:
      return text;
  }
}

function usageOf(error: unknown, flags: readonly Flag[]): CliError {
  const message = error instanceof Error ? (error.message.split('. To specify')[0] ?? error.message) : String(error);
  const unknown = /^Unknown option '--?(.+)'$/.exec(message)?.[1];
  if (unknown === undefined) return new CliError(message);
  const names = flags.map(({ name }) => name);
  const near = nearName(unknown, names);
  return new CliError(near === undefined ? message : `${message}; did you mean --${near}?`);
}

/**
 * Reads the words after a command's path.
 *
 * @throws CliError for what the command does not take, and for what it misses.
 */
export async function parseWords(command: Command, words: readonly string[], cwd: string): Promise<Parsed> {
  const flags = flagsOf(command);
  const options = Object.fromEntries(
    flags.map(({ name, kind }) => [
      name,
      { type: kind === 'boolean' ? 'boolean' : 'string', multiple: kind === 'strings' } as const,
    ]),
  );
  const { values, positionals } = (() => {
    try {
      const short = { h: 'help' } as Record<string, string>;
      const args = words.map((word) => (/^-[a-z]$/.test(word) ? `--${short[word[1] ?? ''] ?? word}` : word));
      return parseArgs({ args, options, allowPositionals: true, allowNegative: true, strict: true });
    } catch (error) {
      throw usageOf(error, flags);
    }
  })();
  const given: Record<string, unknown> = {};
  for (const flag of flags) {
    const value = values[flag.name];
    if (value === undefined) continue;
    given[flag.name] = typeof value === 'string' ? await readFlag(flag, value, cwd) : value;
  }
  if (given['help'] === true) return { args: {}, rest: [], flags: given };
  const args: Record<string, string | undefined> = {};
  const left = [...positionals];
  for (const argument of command.args) {
    if (argument.rest === true) {
      if (left.length === 0 && argument.optional !== true) throw new CliError(`${argument.name} is missing`);
      return { args, rest: left, flags: given };
    }
    const word = left.shift();
    if (word === undefined && argument.optional !== true) throw new CliError(`${argument.name} is missing`);
    args[argument.name] = word;
  }
  if (left.length > 0) throw new CliError(`'${left[0]}' is one argument too many`);
  return { args, rest: [], flags: given };
}
