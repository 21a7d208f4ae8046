import { environmentNameField } from '../config-resolver/index.ts';
import { descriptionField, idSchema } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import type { ImportLine } from './import-report.ts';
import { type JsonMember, jsonMembers } from './json-members.ts';
import { readPhoneNumber } from './phone-number.ts';

/** An entry that can be imported, and where it stands in the file. */
export interface LegacyEntry {
  /** Line of the file, from 1. */
  readonly line: number;
  /** With the number in E.164. */
  readonly entry: ImportLine;
  /** Fields of the entry that have no counterpart, and are left out. */
  readonly ignored: readonly string[];
}

/** What of the file cannot be imported. */
export interface LegacyProblem {
  readonly line: number;
  /** How the file calls it: the key, or the place in the list from 0. */
  readonly key: string;
  readonly reason: string;
}

/** What a routing file says. */
export interface LegacyRouting {
  readonly entries: readonly LegacyEntry[];
  readonly problems: readonly LegacyProblem[];
}

/** Names under which files of the predecessor keep the same thing. */
const NAMES = {
  number: ['number', 'phone', 'phone_number', 'phoneNumber', 'did', 'e164'],
  agent: ['agent', 'agent_id', 'agentId', 'agent_name', 'agentName', 'agent_class', 'class'],
  environment: ['environment', 'env'],
  binding_id: ['binding_id'],
  variables: ['variables', 'vars'],
  description: ['description', 'label', 'comment'],
} as const;
const ALL_NAMES: readonly string[] = Object.values(NAMES).flat();

/** Members that hold the routing where the file wraps it. */
const WRAPPERS: readonly string[] = [
  'numbers',
  'routes',
  'routing',
  'mappings',
  'inbound',
  'inbound_numbers',
  'entries',
];

/** Keys that mean every other number; here each number has an entry of its own. */
const FALLBACKS: readonly string[] = ['*', 'default', 'fallback'];

/**
 * Reads the predecessor's file of inbound numbers (JSON text). Accepted are
 *
 * - an object of number → agent: `{"+493012345678": "Reception"}`;
 * - an object of number → entry: `{"+493012345678": {"agent": "Reception", "environment": "staging"}}`;
 * - a list of entries: `[{"number": "+493012345678", "agent": "Reception"}]`;
 * - a list of pairs: `[["+493012345678", "Reception"]]`;
 * - any of these as the one member of an object, named `numbers`, `routes`, `routing`, `mappings`, `inbound`,
 *   `inbound_numbers` or `entries`.
 *
 * An entry has a number (`number`, `phone`, `phone_number`, `phoneNumber`, `did`, `e164`; text or digits), an agent by
 * name or by id (`agent`, `agent_id`, `agentId`, `agent_name`, `agentName`, `agent_class`, `class`) and, if it likes,
 * `environment` or `env`, `binding_id`, `variables` or `vars` (texts, numbers, truth values) and `description`, `label`
 * or `comment`. Other fields are left out and named in `ignored`. Keys of an object that begin with `_`, `$` or `//`
 * are remarks. Numbers without a country code need `default_country`.
 *
 * The first entry of a number counts, later ones are problems: also a key that the object repeats. Nothing is thrown:
 * what cannot be read is a problem with its line and the reason.
 */
export function readLegacyRoutingFile(
  text: string,
  { default_country }: { readonly default_country?: string | undefined } = {},
): LegacyRouting {
  const unreadable = (reason: string): LegacyRouting => ({ entries: [], problems: [{ line: 1, key: '', reason }] });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return unreadable(`The file is no JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}.`);
  }
  if (typeof content !== 'object' || content === null) return unreadable('The file is neither an object nor a list.');

  const { members, inList } = unwrapped(text, content);
  const entries: LegacyEntry[] = [];
  const problems: LegacyProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const member of members) {
    const { key, line } = member;
    if (!inList && /^(_|\$|\/\/)/.test(key)) continue;
    const read = readMember(member, inList, default_country);
    if (typeof read === 'string') {
      problems.push({ line, key, reason: read });
      continue;
    }
    const first = lineOf.get(read.entry.number);
    if (first !== undefined) {
      problems.push({ line, key, reason: `${read.entry.number} stands on line ${first} already; that one counts.` });
      continue;
    }
    lineOf.set(read.entry.number, line);
    entries.push({ line, ...read });
  }
  return { entries, problems };
}

/** The members that route, with the lines of the file, wherever the file has wrapped them. */
function unwrapped(text: string, content: object): { members: JsonMember[]; inList: boolean } {
  const members = jsonMembers(text);
  const routing = members.filter(({ key }) => !/^(_|\$|\/\/)/.test(key));
  const [only] = routing;
  const wraps = !Array.isArray(content) && routing.length === 1 && only !== undefined && WRAPPERS.includes(only.key);
  if (!wraps || typeof only.value !== 'object' || only.value === null) {
    return { members, inList: Array.isArray(content) };
  }
  // The inner text keeps its lines: what stands before it counts as empty lines.
  const start = text.indexOf(JSON.stringify(only.key)) + JSON.stringify(only.key).length;
  const open = start + text.slice(start).search(/[[{]/);
  const before = '\n'.repeat(text.slice(0, open).split('\n').length - 1);
  const inner = jsonMembers(`${before}${text.slice(open)}`);
  return { members: inner, inList: Array.isArray(only.value) };
}

type Fields = Readonly<Record<string, unknown>>;
type Read = Omit<LegacyEntry, 'line'>;

/** An entry, or the reason why it is none. */
function readMember({ key, value }: JsonMember, inList: boolean, country: string | undefined): Read | string {
  if (!inList && FALLBACKS.includes(key)) return 'There is no entry for all other numbers: give each its own.';
  if (inList && Array.isArray(value)) {
    return value.length === 2
      ? readFields({ number: value[0], agent: value[1] }, country)
      : 'A pair has two places: the number and the agent.';
  }
  if (!inList && typeof value === 'string') return readFields({ number: key, agent: value }, country);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return inList ? 'It is neither an object nor a pair.' : 'It names no agent: give its name, its id or an object.';
  }
  return readFields(inList ? (value as Fields) : { ...(value as Fields), number: key }, country);
}

function readFields(fields: Fields, country: string | undefined): Read | string {
  const several = Object.entries(NAMES).find(
    ([, names]) => names.filter((name) => Object.hasOwn(fields, name)).length > 1,
  );
  if (several !== undefined) return `It says its ${several[0]} more than once.`;
  const fieldOf = (name: keyof typeof NAMES) =>
    NAMES[name].map((alias) => fields[alias]).find((value) => value !== undefined);

  const written = fieldOf('number');
  if (typeof written !== 'string' && typeof written !== 'number') return 'It has no number.';
  const read = readPhoneNumber(String(written), country);
  if (read.number === undefined) return `${String(written).slice(0, 64)} ${read.reason}.`;

  const agent = fieldOf('agent');
  if (typeof agent !== 'string' || agent.trim() === '' || agent.trim().length > 200) return 'It names no agent.';
  const [environment, binding_id] = [fieldOf('environment'), fieldOf('binding_id')];
  if (environment !== undefined && binding_id !== undefined) return 'It has an environment and a binding_id: keep one.';
  if (!environmentNameField.optional().safeParse(environment).success)
    return 'Its environment is no name such as production.';
  if (!idSchema('binding').optional().safeParse(binding_id).success) return 'Its binding_id is no id of a binding.';
  const variables = variableValuesSchema.optional().safeParse(fieldOf('variables'));
  if (!variables.success) return 'Its variables are no texts, numbers or truth values by name.';
  const description = descriptionField.optional().safeParse(fieldOf('description'));
  if (!description.success) return 'Its description is no text of at most 2000 characters.';

  const name = agent.trim();
  const entry = {
    number: read.number,
    ...(idSchema('agent').safeParse(name).success ? { agent_id: name } : { agent_name: name }),
    ...(environment === undefined ? {} : { environment: environment as string }),
    ...(binding_id === undefined ? {} : { binding_id: binding_id as string }),
    ...(variables.data === undefined ? {} : { variables: variables.data }),
    ...(description.data === undefined ? {} : { description: description.data }),
  };
  return { entry, ignored: Object.keys(fields).filter((field) => !ALL_NAMES.includes(field)) };
}
