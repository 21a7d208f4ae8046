import { Patchbay } from '@patchbay/sdk';
import type { Command, Invocation } from './command.ts';
import { commands } from './commands/index.ts';
import { complete } from './completion.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { explainFailure } from './failure.ts';
import { commandHelp, groupHelp } from './help.ts';
import type { CliHost } from './host.ts';
import { findCommand, parseWords } from './parse.ts';
import { type Profile, readProfile } from './profile.ts';

function clientOf(profile: Profile): Patchbay {
  const { base_url, api_key, access_token, name } = profile;
  if (base_url === undefined || (api_key === undefined && access_token === undefined)) {
    const missing = base_url === undefined ? 'PATCHBAY_BASE_URL' : 'PATCHBAY_API_KEY';
    throw new CliError(`not signed in (profile ${name}): run patchbay login, or set ${missing}`, EXIT.not_signed_in);
  }
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

/** Runs one command line and resolves to the exit code. Nothing is thrown. */
export async function runCli(words: readonly string[], host: CliHost): Promise<number> {
  if (words[0] === '__complete') {
    const typed = words[1] === '--' ? words.slice(2) : words.slice(1);
    host.stdout.write(
      complete(commands, typed)
        .map((word) => `${word}\n`)
        .join(''),
    );
    return EXIT.ok;
  }
  const command = findCommand(commands, words);
  try {
    if (command !== undefined) return await runCommand(command, words.slice(command.path.length), host);
    const prefix = words.slice(0, words.findIndex((word) => word.startsWith('-')) >>> 0);
    const known = commands.some(({ path }) => prefix.every((word, i) => path[i] === word));
    if (!known) throw new CliError(`there is no command '${prefix.join(' ')}': patchbay --help lists them`);
    const asked = words.includes('--help') || words.includes('-h') || words.length === 0;
    (asked ? host.stdout : host.stderr).write(groupHelp(commands, prefix));
    return asked ? EXIT.ok : EXIT.usage;
  } catch (error) {
    return explainFailure(error, host, { json: words.includes('--json'), command });
  }
}
