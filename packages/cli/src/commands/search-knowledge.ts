import { operationDetails, operations } from '@patchbay/sdk/operations';
import type { Command } from '../command.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { showHits } from '../terminal/show-hits.ts';
import { operationCommand } from './operation-command.ts';
import { flagName } from './operation-flags.ts';

const operation = operations.find(({ id }) => id === 'searchKnowledge');

/** What a search can look into: one of them is needed. */
const SCOPES = ['index_ids', 'indexes', 'agent'] as const;

/** `patchbay search QUERY`: the operation's own flags, with the question as a word and hits for people. */
export const searchCommands: readonly Command[] = operation === undefined ? [] : [searchCommand(operation)];

function searchCommand(search: NonNullable<typeof operation>): Command {
  const general = operationCommand(search);
  const fields = (operationDetails[search.id]?.body ?? []).filter(({ name }) => name !== 'query');
  return {
    ...general,
    args: [{ name: 'QUERY', description: 'Question or words' }],
    flags: general.flags.filter(({ name }) => name !== 'query' && name !== 'data'),
    examples: [
      "patchbay search 'When is the clinic open?' --index-ids idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "patchbay search 'opening hours' --index-ids idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC --top-k 3 --json",
    ],
    async run({ host, args, flags, client, json }) {
      const query = args['QUERY'] ?? '';
      const given = fields.map(({ name }) => [name, flags[flagName(name)]] as const);
      const missing = fields.find(({ name, required }) => required === true && flags[flagName(name)] === undefined);
      if (missing !== undefined) throw new CliError(`--${flagName(missing.name)} is missing`);
      if (!SCOPES.some((name) => flags[flagName(name)] !== undefined)) {
        throw new CliError('--index-ids is missing: or name snapshots by --indexes, or an --agent');
      }
      const body = { ...Object.fromEntries(given), query } as Parameters<ReturnType<typeof client>['search']>[0];
      const result = await client().search(body, { signal: host.signal });
      showHits(host, result, json);
      return EXIT.ok;
    },
  };
}
