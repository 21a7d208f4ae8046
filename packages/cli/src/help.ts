import { type Argument, type Command, type Flag, GLOBAL_FLAGS } from './command.ts';
import { EXIT_CODES_HELP } from './exit-codes.ts';

const PROGRAM = 'patchbay';

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n');
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  return rows.length === 0 ? '' : `\n${title}:\n${columns(rows)}\n`;
}

function argumentText({ name, optional, rest }: Argument): string {
  const text = `${name}${rest === true ? '…' : ''}`;
  return optional === true ? `[${text}]` : text;
}

function valueText({ kind, value, choices }: Flag): string {
  if (kind === 'boolean') return '';
  const kinds = { string: 'TEXT', integer: 'N', number: 'N', strings: 'TEXT', json: 'JSON|@FILE' };
  return ` ${value ?? choices?.join('|') ?? kinds[kind]}`;
}

function flagRow(flag: Flag): readonly [string, string] {
  const notes = [
    ...(flag.required === true ? ['required'] : []),
    ...(flag.kind === 'strings' ? ['may be repeated'] : []),
    ...(flag.default === undefined ? [] : [`default ${JSON.stringify(flag.default)}`]),
  ];
  const value = valueText(flag);
  const long = value.length > 40 ? ' TEXT' : value;
  const about = value.length > 40 ? `${flag.description} (${flag.choices?.join(', ')})` : flag.description;
  return [`--${flag.name}${long}`, `${about}${notes.length === 0 ? '' : ` [${notes.join(', ')}]`}`.trim()];
}

const line = ({ path, args, flags }: Command) =>
  [PROGRAM, ...path, ...args.map(argumentText), ...(flags.length === 0 ? [] : ['[options]'])].join(' ');

/** Help of one command. */
export function commandHelp(command: Command): string {
  const { summary, description, args, flags, examples } = command;
  const required = flags.toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  return [
    `${summary}\n\nUsage: ${line(command)}\n`,
    description === undefined ? '' : `\n${description}\n`,
    section(
      'Arguments',
      args.map((argument) => [argumentText(argument), argument.description]),
    ),
    section('Options', required.map(flagRow)),
    section('Options of every command', GLOBAL_FLAGS.map(flagRow)),
    `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}\n`,
    section(
      'Exit codes',
      EXIT_CODES_HELP.map(([code, meaning]) => [String(code), meaning]),
    ),
  ].join('');
}

/** Help of everything that begins with these words; all of it where there are none. */
export function groupHelp(commands: readonly Command[], prefix: readonly string[]): string {
  const depth = prefix.length;
  const inside = commands.filter(({ path }) => path.length > depth && prefix.every((word, i) => path[i] === word));
  const next = [...new Set(inside.map(({ path }) => path[depth] ?? ''))].toSorted();
  const rows = next.map((word): readonly [string, string] => {
    const exact = inside.find(({ path }) => path.length === depth + 1 && path[depth] === word);
    const below = inside.filter(({ path }) => path[depth] === word && path.length > depth + 1);
    const words = [...new Set(below.map(({ path }) => path[depth + 1]))].join(', ');
    return [word, [exact?.summary ?? '', words].filter((text) => text !== '').join(': ')];
  });
  const title = depth === 0 ? 'patchbay: voice agents configured through an API' : `${PROGRAM} ${prefix.join(' ')}`;
  const how = [PROGRAM, ...prefix, 'COMMAND', '--help'].join(' ');
  return [
    `${title}\n\nUsage: ${[PROGRAM, ...prefix].join(' ')} COMMAND [options]\n`,
    section('Commands', rows),
    section('Options of every command', GLOBAL_FLAGS.map(flagRow)),
    depth === 0
      ? section(
          'Exit codes',
          EXIT_CODES_HELP.map(([code, meaning]) => [String(code), meaning]),
        )
      : '',
    `\nMore about one: ${how}${depth === 0 ? `; the version: ${PROGRAM} --version` : ''}\n`,
  ].join('');
}
