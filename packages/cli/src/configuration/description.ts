import { CliError } from '../exit-codes.ts';
import { KINDS, type Kind } from './kinds.ts';
import { NEWEST, type Reference } from './reference.ts';

/** A thing of a registry as its file describes it. What a file does not say is empty. */
export interface ResourceFile {
  readonly kind: Kind;
  /** Its identity within the tenant. */
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  /** With references in place of ids. Without it only the rest is looked after. */
  readonly content?: unknown;
  /** Path from the directory, for messages. */
  readonly file: string;
}

/** A version of something by name: the newest unless it is pinned. */
export interface Pin {
  readonly name: string;
  readonly version: number | typeof NEWEST;
}

/** An index that an agent searches. */
export type KnowledgePin =
  | { readonly index: string; readonly track: 'live' }
  | { readonly index: string; readonly snapshot_id: string };

/** Another agent that conversations may be handed over to: with what is live of it, or with one binding of it. */
export type HandOffPin =
  | { readonly agent: string; readonly environment: string }
  | { readonly agent: string; readonly binding_id: string };

/** What is live in an environment: versions of its own, or whatever is live in another one. */
export type EnvironmentFile =
  | { readonly from: string }
  | {
      readonly agent_version: number | typeof NEWEST;
      readonly prompt: Pin;
      readonly tools: readonly Pin[];
      readonly runtime_config: Pin;
      readonly knowledge: readonly KnowledgePin[];
      readonly hand_offs: readonly HandOffPin[];
    };

/** What is live of one agent. */
export interface ReleaseFile {
  readonly kind: 'release';
  readonly agent: string;
  readonly environments: Readonly<Record<string, EnvironmentFile>>;
  readonly file: string;
}

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown, where: string, known: readonly string[]): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CliError(`${where} is not a mapping`);
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new CliError(`${where} does not know ${stranger}: only ${known.join(', ')}`);
  return value as Members;
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new CliError(value === undefined ? `${where} is missing` : `${where} is not a text`);
}

function versionOf(value: unknown, where: string): number | typeof NEWEST {
  if (value === undefined || value === NEWEST) return NEWEST;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new CliError(`${where} is neither a version number nor ${NEWEST}`);
}

function pinOf(value: unknown, where: string): Pin {
  if (typeof value === 'string') return { name: value, version: NEWEST };
  const { name, version } = membersOf(value, where, ['name', 'version']);
  return { name: text(name, `${where}.name`), version: versionOf(version, `${where}.version`) };
}

function listOf<T>(value: unknown, where: string, item: (value: unknown, where: string) => T): readonly T[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new CliError(`${where} is not a list`);
  return value.map((each, i) => item(each, `${where}[${i}]`));
}

function knowledgeOf(value: unknown, where: string): KnowledgePin {
  const { index, track, snapshot_id } = membersOf(value, where, ['index', 'track', 'snapshot_id']);
  const name = text(index, `${where}.index`);
  if (snapshot_id !== undefined) return { index: name, snapshot_id: text(snapshot_id, `${where}.snapshot_id`) };
  if (track === 'live') return { index: name, track };
  throw new CliError(`${where} needs track: live, or a snapshot_id`);
}

/** A name alone means what is live in the same environment. */
function handOffOf(value: unknown, where: string, environment: string): HandOffPin {
  if (typeof value === 'string') return { agent: text(value, where), environment };
  const members = membersOf(value, where, ['agent', 'environment', 'binding_id']);
  const agent = text(members['agent'], `${where}.agent`);
  if (members['binding_id'] === undefined) {
    return { agent, environment: text(members['environment'] ?? environment, `${where}.environment`) };
  }
  membersOf(value, where, ['agent', 'binding_id']);
  return { agent, binding_id: text(members['binding_id'], `${where}.binding_id`) };
}

function environmentOf(value: unknown, where: string, environment: string): EnvironmentFile {
  const fields = ['from', 'agent_version', 'prompt', 'tools', 'runtime_config', 'knowledge', 'hand_offs'];
  const members = membersOf(value, where, fields);
  if (members['from'] !== undefined) {
    membersOf(value, where, ['from']);
    return { from: text(members['from'], `${where}.from`) };
  }
  return {
    agent_version: versionOf(members['agent_version'], `${where}.agent_version`),
    prompt: pinOf(members['prompt'], `${where}.prompt`),
    tools: listOf(members['tools'], `${where}.tools`, pinOf),
    runtime_config: pinOf(members['runtime_config'], `${where}.runtime_config`),
    knowledge: listOf(members['knowledge'], `${where}.knowledge`, knowledgeOf),
    hand_offs: listOf(members['hand_offs'], `${where}.hand_offs`, (each, at) => handOffOf(each, at, environment)),
  };
}

function metadataOf(value: unknown, where: string): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  const members = membersOf(value, where, Object.keys(value ?? {}));
  return Object.fromEntries(Object.entries(members).map(([name, each]) => [name, text(each, `${where}.${name}`)]));
}

/**
 * What a file describes.
 *
 * @throws CliError that names the file and the field that does not fit.
 */
export function describe(value: unknown, file: string): ResourceFile | ReleaseFile {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (kind === 'release') {
    const { agent, environments } = membersOf(value, file, ['kind', 'agent', 'environments']);
    const named = Object.entries(membersOf(environments, `${file}: environments`, Object.keys(environments ?? {})));
    return {
      kind,
      agent: text(agent, `${file}: agent`),
      environments: Object.fromEntries(
        named.map(([name, each]) => [name, environmentOf(each, `${file}: environments.${name}`, name)]),
      ),
      file,
    };
  }
  if (!KINDS.includes(kind as Kind)) {
    throw new CliError(
      `${file}: kind is ${kind === undefined ? 'missing' : `'${kind}'`}: ${[...KINDS, 'release'].join(', ')} can be described`,
    );
  }
  const members = membersOf(value, file, ['kind', 'name', 'description', 'tags', 'metadata', 'content']);
  const { description = '', content } = members;
  if (typeof description !== 'string') throw new CliError(`${file}: description is not a text`);
  return {
    kind: kind as Kind,
    name: text(members['name'], `${file}: name`),
    description,
    tags: listOf(members['tags'], `${file}: tags`, text),
    metadata: metadataOf(members['metadata'], `${file}: metadata`),
    ...(content === undefined ? {} : { content: content as Reference }),
    file,
  };
}
