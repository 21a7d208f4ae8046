import { MAX_IMPORT_LINES, readLegacyRoutingFile } from '@patchbay/core/call-dispatch';
import type { schemas } from '@patchbay/sdk';
import type { Command, Invocation } from '../command.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { showJson } from '../terminal/show.ts';
import { readText } from '../value-file.ts';

/** What became of one entry of the file. */
interface Outcome {
  readonly line: number;
  readonly number: string;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'failed';
  readonly message: string;
}

type Entries = readonly { readonly line: number; readonly entry: schemas.InboundMappingImportLine }[];

/** Sends the entries in as many parts as the API wants, and says what became of each. */
async function send(entries: Entries, { client, flags, host }: Invocation): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const patchbay = client();
  for (let i = 0; i < entries.length; i += MAX_IMPORT_LINES) {
    const part = entries.slice(i, i + MAX_IMPORT_LINES);
    const { results } = await patchbay.inboundMappings.import(
      { entries: part.map(({ entry }) => entry) },
      { signal: host.signal, dryRun: flags['dry-run'] as boolean | undefined },
    );
    for (const { index, outcome, error, number } of results) {
      const at = part[index];
      const asked = at?.entry.number ?? '';
      const message = error === null ? '' : `${error.message} (${error.code})`;
      outcomes.push({ line: at?.line ?? 0, number: number ?? asked, outcome, message });
    }
  }
  return outcomes;
}

const KINDS = ['created', 'updated', 'unchanged', 'failed'] as const;

async function run(invocation: Invocation): Promise<number> {
  const { host, args, flags, json } = invocation;
  const file = args['FILE'] ?? '';
  const text = file === '-' ? await host.readInput() : await readText(file, host.cwd);
  const { entries, problems } = readLegacyRoutingFile(text, {
    default_country: flags['default-country'] as string | undefined,
  });
  const unread = problems.map(
    ({ line, key, reason }): Outcome => ({ line, number: key, outcome: 'failed', message: reason }),
  );
  if (entries.length === 0 && unread.length === 0) throw new CliError(`${file} has no entries`);
  const sent = await send(entries, invocation);
  const outcomes = [...unread, ...sent].toSorted((a, b) => a.line - b.line);
  const counts = Object.fromEntries(
    KINDS.map((kind) => [kind, outcomes.filter(({ outcome }) => outcome === kind).length]),
  );
  const ignored = entries.flatMap(({ line, ignored: fields }) => fields.map((field) => ({ line, field })));
  const dry = flags['dry-run'] === true;
  if (json) showJson(host, { object: 'import', dry_run: dry, ...counts, lines: outcomes, ignored });
  else {
    for (const { line, number, outcome, message } of outcomes) {
      host.stdout.write(`${file}:${line}  ${number}  ${outcome}${message === '' ? '' : `: ${message}`}\n`);
    }
    for (const { line, field } of ignored)
      host.stderr.write(`${file}:${line}  ${field} has no counterpart: left out\n`);
    const summary = KINDS.map((kind) => `${counts[kind]} ${kind}`).join(', ');
    host.stderr.write(`${summary}${dry ? '; nothing was kept' : ''}\n`);
  }
  return (counts['failed'] ?? 0) > 0 ? EXIT.failed : EXIT.ok;
}

export const importInbound: Command = {
  path: ['inbound', 'import'],
  summary: "Import the predecessor's JSON file of inbound numbers",
  description:
    'An object or a list of number → agent entries. Numbers become E.164; duplicates, unknown agents and what cannot be read are reported line by line, and the rest is imported. Importing again changes nothing. Exit code 1 says that a line failed.',
  args: [{ name: 'FILE', description: 'JSON file, or - for standard input' }],
  flags: [
    { name: 'default-country', kind: 'string', value: 'CC', description: 'Country of numbers without a code, as DE' },
    { name: 'dry-run', kind: 'boolean', description: 'Say what would happen, and keep nothing' },
  ],
  examples: [
    'patchbay inbound import inbound-numbers.json --dry-run',
    'patchbay inbound import inbound-numbers.json --default-country DE --json',
  ],
  run,
};
