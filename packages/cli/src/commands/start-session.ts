import type { Command } from '../command.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { showResource } from '../terminal/show.ts';
import { parseValue } from '../value-file.ts';

/** `name=Ada` as a pair; numbers and booleans are what they look like. */
export function variables(pairs: readonly string[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new CliError(`--variable takes NAME=VALUE, not '${pair}'`);
      const value = parseValue(pair.slice(at + 1), '--variable');
      const isScalar = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
      return [pair.slice(0, at), isScalar ? value : pair.slice(at + 1)];
    }),
  );
}

export const startSession: Command = {
  path: ['sessions', 'start'],
  summary: 'Start a conversation and print what a browser or app joins it with',
  args: [{ name: 'AGENT_ID', description: 'Id of an agent' }],
  flags: [
    { name: 'user', kind: 'string', value: 'EXTERNAL_ID', required: true, description: 'The end user, by your own id' },
    { name: 'display-name', kind: 'string', description: 'Name of the end user' },
    {
      name: 'environment',
      kind: 'string',
      value: 'NAME',
      description: 'Whose live binding to use',
      default: 'production',
    },
    { name: 'binding-id', kind: 'string', value: 'ID', description: 'A binding to use instead' },
    { name: 'variable', kind: 'strings', value: 'NAME=VALUE', description: 'Value of a variable of the prompt' },
    { name: 'idempotency-key', kind: 'string', value: 'KEY', description: 'A repeated start with it starts nothing' },
  ],
  examples: [
    'patchbay sessions start agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC --user ada --variable clinic=Northside',
    'patchbay sessions start agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC --user ada --environment staging --json',
  ],
  async run({ host, args, flags, client, json }) {
    const given = flags as Readonly<Record<string, string | undefined>>;
    const user = given['user'];
    if (user === undefined) throw new CliError('--user is missing');
    const started = await client().sessions.create(
      {
        agent_id: args['AGENT_ID'] ?? '',
        environment: given['environment'],
        binding_id: given['binding-id'],
        user: { external_id: user, display_name: given['display-name'] },
        variables: variables((flags['variable'] ?? []) as string[]),
      },
      { signal: host.signal, idempotencyKey: given['idempotency-key'] },
    );
    showResource(host, started, json);
    return EXIT.ok;
  },
};
