import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { showHits } from '../terminal/show-hits.ts';
import { indexNamed } from './index-named.ts';

export const searchQuery: Command = {
  path: ['search', 'query'],
  summary: 'Search one index and print passages with their citations',
  args: [
    { name: 'INDEX', description: 'Id or name of a search index' },
    { name: 'TEXT', description: 'Question or words' },
  ],
  flags: [
    {
      name: 'mode',
      kind: 'string',
      choices: ['hybrid', 'dense', 'lexical'],
      description: 'By meaning, words, or both',
    },
    { name: 'top-k', kind: 'integer', value: 'N', description: 'How many passages, 5 unless given' },
    { name: 'min-score', kind: 'number', value: 'SCORE', description: 'Leave out what is less near' },
    { name: 'snapshot', kind: 'string', value: 'SNAPSHOT_ID', description: 'Search the index as this snapshot has it' },
    { name: 'expand', kind: 'integer', value: 'N', description: 'Show so many neighbouring passages too' },
  ],
  examples: [
    "patchbay search query Handbook 'When is the clinic open?'",
    "patchbay search query idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC 'form XK-4711' --mode lexical --top-k 3 --json",
  ],
  async run({ host, args, flags, client, json }) {
    const { signal } = host;
    const patchbay = client();
    const index = await indexNamed(patchbay, args['INDEX'] ?? '', signal);
    const body = {
      query: args['TEXT'] ?? '',
      ...(flags['snapshot'] === undefined
        ? { index_ids: [index] }
        : { indexes: [{ index_id: index, snapshot_id: flags['snapshot'] as string }] }),
      mode: flags['mode'] as 'hybrid' | undefined,
      top_k: flags['top-k'] as number | undefined,
      min_score: flags['min-score'] as number | undefined,
      expand: flags['expand'] as number | undefined,
    };
    showHits(host, await patchbay.search(body, { signal }), json);
    return EXIT.ok;
  },
};
