import type { JsonValue } from '@patchbay/core/kernel';
import { CliError } from '../exit-codes.ts';
import { KINDS, type Kind, kindOfId } from './kinds.ts';
import { NEWEST, Reference } from './reference.ts';
import type { TenantState } from './tenant.ts';

/** What is to be made, published or changed before something that refers to it: unknown until then. */
export interface Pending {
  /** Names of things that do not exist yet, as `prompt House rules`. */
  readonly created: ReadonlySet<string>;
  /** Names of things that get a new version. */
  readonly published: ReadonlySet<string>;
}

/** A content with ids in place of names, as far as they are known. */
export interface Resolved {
  readonly value: JsonValue;
  /** What it refers to that is not there yet: the API cannot check it now. */
  readonly waits_for: readonly string[];
}

/**
 * Puts ids in place of names, and numbers in place of `newest`.
 *
 * @throws CliError for a name that nothing has.
 */
export async function resolveContent(
  content: unknown,
  file: string,
  tenant: TenantState,
  pending: Pending,
): Promise<Resolved> {
  const waits = new Set<string>();

  async function idOf({ kind, name }: Reference): Promise<string> {
    const id = await tenant.idOf(kind, name);
    if (id !== undefined) return id;
    const key = `${kind} ${name}`;
    if (!pending.created.has(key)) throw new CliError(`${file}: there is no ${kind} called '${name}'`);
    waits.add(key);
    return key;
  }

  async function newest({ kind, name }: Reference): Promise<JsonValue> {
    const key = `${kind} ${name}`;
    const version = (await tenant.head(kind as Kind, name))?.latest_version ?? null;
    if (pending.published.has(key) || version === null) waits.add(key);
    return pending.published.has(key) ? (version ?? 0) + 1 : version;
  }

  async function resolved(value: unknown): Promise<JsonValue> {
    if (value instanceof Reference) return idOf(value);
    if (Array.isArray(value)) return Promise.all(value.map(resolved));
    if (typeof value !== 'object' || value === null) return value as JsonValue;
    const of = Object.values(value).find((each) => each instanceof Reference && KINDS.includes(each.kind as Kind));
    const members = Object.entries(value).map(async ([name, each]): Promise<[string, JsonValue]> => {
      const isNewest = name === 'version' && each === NEWEST && of instanceof Reference;
      return [name, isNewest ? await newest(of) : await resolved(each)];
    });
    return Object.fromEntries(await Promise.all(members));
  }

  return { value: await resolved(content), waits_for: [...waits] };
}

/** The other way round: names in place of ids that are somebody's, and `newest` in place of the newest number. */
export async function nameContent(content: JsonValue, tenant: TenantState): Promise<unknown> {
  if (typeof content === 'string') {
    const kind = kindOfId(content);
    const name = kind === undefined ? undefined : await tenant.nameOf(kind, content).catch(() => undefined);
    return kind === undefined || name === undefined ? content : new Reference(kind, name);
  }
  if (Array.isArray(content)) return Promise.all(content.map((each) => nameContent(each, tenant)));
  if (typeof content !== 'object' || content === null) return content;
  const members = await Promise.all(
    Object.entries(content).map(async ([name, each]) => [name, await nameContent(each as JsonValue, tenant)] as const),
  );
  const of = members
    .map(([, each]) => each)
    .find((each) => each instanceof Reference && KINDS.includes(each.kind as Kind));
  if (!(of instanceof Reference)) return Object.fromEntries(members);
  const latest = (await tenant.head(of.kind as Kind, of.name))?.latest_version;
  return Object.fromEntries(
    members.map(([name, each]) => [name, name === 'version' && each === latest ? NEWEST : each]),
  );
}
