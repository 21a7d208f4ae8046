import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, Flag, Invocation } from '../command.ts';
import { type Change, changeText, countText } from '../configuration/change.ts';
import { readDirectory, writeDescription } from '../configuration/directory.ts';
import { exportTenant } from '../configuration/export-tenant.ts';
import { reconcile } from '../configuration/reconcile.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { showJson } from '../terminal/show.ts';

const DIRECTORY = { name: 'DIR', description: 'Directory of YAML files; . unless given', optional: true } as const;
const NOTE: Flag = {
  name: 'note',
  kind: 'string',
  value: 'TEXT',
  default: 'patchbay apply',
  description: 'Change note of what is published and released',
};
const PRUNE: Flag = {
  name: 'prune',
  kind: 'boolean',
  description: 'Archive what no file describes; what is in use stays, and is named',
};
const LAYOUT =
  'Each file describes one thing: kind (prompt, tool, runtime_config, agent), name (its identity), description, tags, metadata, content. A file of kind release says what is live in the environments of an agent, by name.';

const directoryOf = ({ host, args }: Invocation) => resolve(host.cwd, args['DIR'] ?? '.');

async function run(invocation: Invocation, apply: boolean): Promise<readonly Change[]> {
  const { host, flags, json } = invocation;
  const note = String(flags['note'] ?? NOTE.default);
  const directory = directoryOf(invocation);
  const description = await readDirectory(directory);
  const prune = flags['prune'] === true;
  if (prune && description.resources.length === 0) {
    throw new CliError(`${directory} describes nothing: --prune would archive all that the tenant has`);
  }
  const onChange = (change: Change) => {
    if (!json) host.stdout.write(changeText(change));
  };
  const changes = await reconcile(description, invocation.client(), { apply, note, prune, onChange });
  if (json) showJson(host, { object: apply ? 'apply' : 'plan', has_changes: changes.length > 0, changes });
  return changes;
}

async function runPlan(invocation: Invocation): Promise<number> {
  const changes = await run(invocation, false);
  const { host } = invocation;
  host.stderr.write(changes.length === 0 ? 'nothing to change\n' : `${countText(changes)}\n`);
  return changes.length === 0 ? EXIT.ok : EXIT.changes;
}

const plan: Command = {
  path: ['plan'],
  summary: 'Show what apply would change, and change nothing',
  description: `${LAYOUT}\n\nThe API checks contents by dry runs. Exit code 3 says that there is something to change. What is in use is judged as things are now: apply may put it out of use first.`,
  args: [DIRECTORY],
  flags: [PRUNE],
  examples: [
    'patchbay plan',
    'patchbay plan config/ --prune',
    'patchbay plan config/ --json',
    'patchbay plan config/ --profile production',
  ],
  run: runPlan,
};

const apply: Command = {
  path: ['apply'],
  summary: 'Make a tenant what a directory of YAML files says',
  description: `${LAYOUT}\n\nContents that differ are published, environments whose pins differ get a new binding; a second apply changes nothing. What no file describes stays as it is, or is archived with --prune: plan --prune shows what that is. An agent that is live, or whatever else is in use, is refused at the end, with exit code 1; archive it by itself with force.`,
  args: [DIRECTORY],
  flags: [NOTE, PRUNE, { name: 'dry-run', kind: 'boolean', description: 'The same as plan' }],
  examples: [
    'patchbay apply',
    "patchbay apply config/ --note 'Opening hours of December'",
    'patchbay apply config/ --prune',
    'patchbay apply config/ --json',
  ],
  async run(invocation) {
    if (invocation.flags['dry-run'] === true) return runPlan(invocation);
    const changes = await run(invocation, true);
    invocation.host.stderr.write(changes.length === 0 ? 'nothing to change\n' : `done: ${countText(changes)}\n`);
    return changes.some(({ refused }) => refused !== undefined) ? EXIT.failed : EXIT.ok;
  },
};

const exportCommand: Command = {
  path: ['export'],
  summary: 'Write what a tenant has as a directory of YAML files',
  description: `${LAYOUT}\n\nA plan of the directory then shows nothing to change. Files that describe the same already are written anew where they are; no file is removed.`,
  args: [DIRECTORY],
  flags: [],
  examples: ['patchbay export config/', 'patchbay export --profile production'],
  async run(invocation) {
    const { host, json } = invocation;
    const directory = directoryOf(invocation);
    await mkdir(directory, { recursive: true });
    const files = await exportTenant(invocation.client(), await readDirectory(directory));
    const written: string[] = [];
    for (const { file, value } of files) {
      if (await writeDescription(directory, file, value)) written.push(file);
    }
    if (json) showJson(host, { object: 'export', files: files.map(({ file }) => file), written });
    else host.stdout.write(written.map((file) => `${file}\n`).join(''));
    host.stderr.write(`${files.length} files, ${written.length} written\n`);
    return EXIT.ok;
  },
};

const diff: Command = {
  path: ['diff'],
  summary: 'Compare a directory of YAML files with a tenant, both ways',
  description:
    'Like plan, and besides it lists what the tenant has and no file describes. Exit code 3 says that they differ.',
  args: [DIRECTORY],
  flags: [],
  examples: ['patchbay diff', 'patchbay diff config/ --json'],
  async run(invocation) {
    const { host, json } = invocation;
    const description = await readDirectory(directoryOf(invocation));
    const patchbay = invocation.client();
    const changes = await reconcile(description, patchbay, { apply: false, note: '' });
    const described = new Set([...description.resources, ...description.releases].map(({ file }) => file));
    const only = (await exportTenant(patchbay, description)).filter(({ file }) => !described.has(file));
    const undescribed = only.map(({ value }) => {
      const { kind, name, agent } = value as { kind: string; name?: string; agent?: string };
      return { kind, name: name ?? agent ?? '' };
    });
    if (json) showJson(host, { object: 'diff', changes, undescribed });
    else {
      host.stdout.write(changes.map(changeText).join(''));
      host.stdout.write(undescribed.map(({ kind, name }) => `- ${kind} "${name}" is described by no file\n`).join(''));
    }
    const same = changes.length === 0 && undescribed.length === 0;
    host.stderr.write(same ? 'no difference\n' : `${changes.length} to change, ${undescribed.length} not described\n`);
    return same ? EXIT.ok : EXIT.changes;
  },
};

export const configurationCommands: readonly Command[] = [plan, apply, exportCommand, diff];
