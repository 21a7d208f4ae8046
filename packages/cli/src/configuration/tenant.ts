import type { Pages, Patchbay } from '@patchbay/sdk';
import { CliError, EXIT } from '../exit-codes.ts';
import { type Head, KINDS, type Kind, kindOfId, type NamedKind, registryOf } from './kinds.ts';

const PAGE = 100;
const EXPAND = { expand: ['draft', 'latest_version'] };
/** How many are read at the same time. */
const AT_ONCE = 8;

interface Named {
  readonly id: string;
  readonly name: string;
}

const isRegistry = (kind: NamedKind): kind is Kind => KINDS.includes(kind as Kind);

/** What is there, by name: each is asked for once and then known. */
export interface TenantState {
  /** The one thing of this name; undefined where there is none. Two of a name are an error. */
  head(kind: Kind, name: string): Promise<Head | undefined>;
  /** What is known after a change. */
  learn(kind: Kind, head: Head): void;
  /** The id of what is called so, or is written as an id; undefined where there is none. */
  idOf(kind: NamedKind, name: string): Promise<string | undefined>;
  /** The name of what has this id; undefined where it has none that is its own. */
  nameOf(kind: NamedKind, id: string): Promise<string | undefined>;
  /** Everything of a kind that is not archived. */
  all(kind: Kind): Promise<readonly Head[]>;
}

/** Looks at a tenant through the API. */
export function tenantState(patchbay: Patchbay): TenantState {
  const heads = new Map<string, Head | undefined>();
  const lists = new Map<NamedKind, Promise<readonly Named[]>>();
  const names = new Map<string, Promise<string | undefined>>();

  function only<T extends Named>(kind: NamedKind, name: string, found: readonly T[]): T | undefined {
    if (found.length < 2) return found[0];
    const ids = found.map(({ id }) => id).join(', ');
    throw new CliError(
      `${found.length} of kind ${kind} are called '${name}' (${ids}): rename or archive one`,
      EXIT.failed,
    );
  }

  function listed(kind: Exclude<NamedKind, Kind>): Promise<readonly Named[]> {
    const list = { search_index: patchbay.searchIndexes, credential: patchbay.providerCredentials }[kind];
    const all = lists.get(kind) ?? (list.list({ limit: PAGE }) as Pages<Named>).toArray();
    lists.set(kind, all);
    return all;
  }

  async function head(kind: Kind, name: string): Promise<Head | undefined> {
    const key = `${kind} ${name}`;
    if (!heads.has(key)) {
      const registry = registryOf(patchbay, kind);
      const found = only(kind, name, await registry.list({ name, limit: PAGE }).toArray());
      heads.set(key, found === undefined ? undefined : await registry.get(found.id, EXPAND));
    }
    return heads.get(key);
  }

  async function readName(kind: NamedKind, id: string): Promise<string | undefined> {
    const name = isRegistry(kind)
      ? (await registryOf(patchbay, kind).get(id)).name
      : (await listed(kind)).find((each) => each.id === id)?.name;
    if (name === undefined || isRegistry(kind)) return name;
    return (await listed(kind)).filter((each) => each.name === name).length === 1 ? name : undefined;
  }

  return {
    head,
    learn(kind, known) {
      heads.set(`${kind} ${known.name}`, known);
    },
    async idOf(kind, name) {
      if (kindOfId(name) === kind) return name;
      if (isRegistry(kind)) return (await head(kind, name))?.id;
      return only(
        kind,
        name,
        (await listed(kind)).filter((each) => each.name === name),
      )?.id;
    },
    nameOf(kind, id) {
      const name = names.get(id) ?? readName(kind, id);
      names.set(id, name);
      return name;
    },
    async all(kind) {
      const registry = registryOf(patchbay, kind);
      const listed = await registry.list({ limit: PAGE, order: 'asc' }).toArray();
      const all: Head[] = [];
      for (let i = 0; i < listed.length; i += AT_ONCE) {
        all.push(...(await Promise.all(listed.slice(i, i + AT_ONCE).map(({ id }) => registry.get(id, EXPAND)))));
      }
      return all;
    },
  };
}
