import { nearName } from '@patchbay/core/kernel';
import { Patchbay } from '@patchbay/sdk';
import manifest from '../package.json' with { type: 'json' };
import type { Command, Invocation } from './command.ts';
import { commands } from './commands/index.ts';
import { complete } from './completion.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { explainFailure } from './failure.ts';
import { commandHelp, groupHelp } from './help.ts';
import type { CliHost } from './host.ts';
import { findCommand, parseWords } from './parse.ts';
import { type Profile, readProfile, requireAddress } from './profile.ts';

function clientOf(profile: Profile): Patchbay {
  const { base_url, api_key, access_token, name } = profile;
  if (base_url === undefined || (api_key === undefined && access_token === undefined)) {
    const missing = base_url === undefined ? 'PATCHBAY_BASE_URL' : 'PATCHBAY_API_KEY';
    throw new CliError(`not signed in (profile ${name}): run patchbay login, or set ${missing}`, EXIT.not_signed_in);
  }
  requireAddress(base_url);
  const headers = { 'user-agent': 'patchbay-cli' };
  return new Patchbay({ baseUrl: base_url, apiKey: api_key, accessToken: access_token, headers });
}

async function runCommand(command: Command, words: readonly string[], host: CliHost): Promise<number> {
  const { args, rest, flags } = await parseWords(command, words, host.cwd);
  if (flags['help'] === true) {
    host.stdout.write(commandHelp(command));
    return EXIT.ok;
  }
  const profile = await readProfile(host, flags);
  const json = flags['json'] === true;
  const invocation: Invocation = { host, args, rest, flags, json, profile, client: () => clientOf(profile) };
  return (await command.run(invocation)) ?? EXIT.ok;
}

/** `help prompts list` is `prompts list --help`: both are tried by people who are new. */
function asked(words: readonly string[]): readonly string[] {
  const [first, ...others] = words;
  return first === 'help' ? [...others, '--help'] : words;
}

/** Says that there is no such command, which one was probably meant, and where the others are listed. */
function noCommand(words: readonly string[]): CliError {
  const depth = words.findIndex((_word, i) => !startsSome(words.slice(0, i + 1)));
  const known = words.slice(0, depth);
  const here = commands.filter(({ path }) => path.length > depth && known.every((word, i) => path[i] === word));
  const near = nearName(words[depth] ?? '', [...new Set(here.map(({ path }) => path[depth] ?? ''))]);
  const meant = near === undefined ? '' : `did you mean ${[...known, near].join(' ')}? `;
  const list = ['patchbay', ...known, '--help'].join(' ');
  return new CliError(`there is no command '${words.slice(0, depth + 1).join(' ')}': ${meant}${list} lists them`);
}

const startsSome = (prefix: readonly string[]) =>
  commands.some(({ path }) => prefix.every((word, i) => path[i] === word));

/** Runs one command line and resolves to the exit code. Nothing is thrown. */
export async function runCli(line: readonly string[], host: CliHost): Promise<number> {
  const words = asked(line);
  if (words[0] === '__complete') {
    const typed = words[1] === '--' ? words.slice(2) : words.slice(1);
    host.stdout.write(
      complete(commands, typed)
        .map((word) => `${word}\n`)
        .join(''),
    );
    return EXIT.ok;
  }
  if (words[0] === '--version' || words[0] === 'version') {
    host.stdout.write(`patchbay ${manifest.version}\n`);
    return EXIT.ok;
  }
  const command = findCommand(commands, words);
  try {
    if (command !== undefined) return await runCommand(command, words.slice(command.path.length), host);
    const prefix = words.slice(0, words.findIndex((word) => word.startsWith('-')) >>> 0);
    if (!startsSome(prefix)) throw noCommand(prefix);
    const wanted = words.includes('--help') || words.includes('-h') || words.length === 0;
    (wanted ? host.stdout : host.stderr).write(groupHelp(commands, prefix));
    return wanted ? EXIT.ok : EXIT.usage;
  } catch (error) {
    return explainFailure(error, host, { json: words.includes('--json'), command });
  }
}
