import type { Pages } from '@patchbay/sdk';
import { type Operation, type OperationDetails, operationDetails } from '@patchbay/sdk/operations';
import type { Command, Invocation } from '../command.ts';
import { CliError } from '../exit-codes.ts';
import { showJson, showJsonLine, showResource, showTable } from '../terminal/show.ts';
import { parseValue, readText } from '../value-file.ts';
import { exampleFlags, flagName, operationFlags } from './operation-flags.ts';

/** `runtimeConfigs` as `runtime-configs`. */
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const argumentName = (param: string) => param.toUpperCase();

function fieldsIn(invocation: Invocation, fields: OperationDetails['body'] = []): Record<string, unknown> {
  const given = fields.filter(({ name }) => invocation.flags[flagName(name)] !== undefined);
  return Object.fromEntries(given.map(({ name }) => [name, invocation.flags[flagName(name)]]));
}

/** The body: what `--data` has, with the fields that flags give. */
async function bodyOf(invocation: Invocation, details: OperationDetails): Promise<unknown> {
  const { data } = invocation.flags as { data?: string };
  const fields = fieldsIn(invocation, details.body);
  if (data === undefined) {
    const missing = (details.body ?? []).filter(({ name, required }) => required === true && !(name in fields));
    if (missing.length === 0) return fields;
    const flags = missing.map(({ name }) => `--${flagName(name)}`);
    throw new CliError(`${flags.join(', ')} ${flags.length === 1 ? 'is' : 'are'} missing; or give --data`);
  }
  const text = data === '-' ? await invocation.host.readInput() : await readText(data, invocation.host.cwd);
  const whole = parseValue(text, data === '-' ? 'standard input' : data);
  if (Object.keys(fields).length === 0) return whole;
  if (typeof whole !== 'object' || whole === null) throw new CliError('--data is not an object: no flag can add to it');
  return { ...whole, ...fields };
}

function optionsOf({ host, flags }: Invocation) {
  return {
    signal: host.signal,
    dryRun: flags['dry-run'] as boolean | undefined,
    ifMatch: flags['if-match'] as string | undefined,
    idempotencyKey: flags['idempotency-key'] as string | undefined,
    expand: flags['expand'] as string[] | undefined,
  };
}

async function showPages({ host, flags, json }: Invocation, list: Pages<object>): Promise<void> {
  if (flags['all'] !== true) {
    const page = await list.page();
    if (json) return showJson(host, page);
    showTable(host, page.data);
    if (page.has_more) host.stderr.write(`more: --cursor ${page.next_cursor}, or --all\n`);
    return;
  }
  if (!json) return showTable(host, await list.toArray());
  for await (const item of list) showJsonLine(host, item);
}

/** Calls an operation with what the command line says and shows its answer. */
export async function runOperation(operation: Operation, invocation: Invocation): Promise<undefined> {
  const details = operationDetails[operation.id] ?? { summary: '' };
  const params = (details.params ?? []).map(({ name }) => invocation.args[argumentName(name)]);
  const body = operation.body === undefined ? [] : [await bodyOf(invocation, details)];
  const query = operation.query === undefined ? [] : [fieldsIn(invocation, details.query)];
  const missing = (details.query ?? []).find(({ name, required }) => required && !(name in (query[0] ?? {})));
  if (missing !== undefined) throw new CliError(`--${flagName(missing.name)} is missing`);
  const answer = invocation.client().invoke(operation, ...params, ...body, ...query, optionsOf(invocation));
  if (operation.list === true) await showPages(invocation, answer as Pages<object>);
  else showResource(invocation.host, await answer, invocation.json);
  return undefined;
}

/** The command of an operation: `prompts.versions.publish` is `patchbay prompts versions publish PROMPT_ID`. */
export function operationCommand(operation: Operation): Command {
  const details = operationDetails[operation.id] ?? { summary: '' };
  const path = operation.at.split('.').map(kebab);
  const params = details.params ?? [];
  const shown = params.map(({ name, example }) => (example === undefined ? argumentName(name) : String(example)));
  const line = ['patchbay', ...path, ...shown].join(' ');
  const withFlags = exampleFlags(details);
  return {
    path,
    summary: details.summary,
    ...(details.description === undefined ? {} : { description: details.description }),
    args: params.map(({ name, description }) => ({ name: argumentName(name), description: description ?? '' })),
    flags: operationFlags(operation, details),
    examples: [
      ...(withFlags === '' ? [line] : [`${line} ${withFlags}`]),
      ...(operation.body === undefined ? [] : [`${line} --data body.yaml --json`]),
      ...(operation.list === true ? [`${line} --all --json`] : []),
    ],
    run: (invocation) => runOperation(operation, invocation),
  };
}
