import type { Command } from '../command.ts';
import { COMPLETION_SCRIPTS } from '../completion.ts';
import { CliError, EXIT } from '../exit-codes.ts';

const shells = Object.keys(COMPLETION_SCRIPTS).join(', ');

export const completionScript: Command = {
  path: ['completion'],
  summary: 'Print the script with which a shell completes commands and flags',
  args: [{ name: 'SHELL', description: shells }],
  flags: [],
  examples: [
    'source <(patchbay completion bash)',
    'patchbay completion zsh > ~/.zfunc/_patchbay',
    'patchbay completion fish > ~/.config/fish/completions/patchbay.fish',
  ],
  async run({ host, args }) {
    const script = (COMPLETION_SCRIPTS as Readonly<Record<string, string>>)[args['SHELL'] ?? ''];
    if (script === undefined) throw new CliError(`SHELL is one of ${shells}`);
    host.stdout.write(script);
    return EXIT.ok;
  },
};
