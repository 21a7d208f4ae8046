import { PatchbayError } from '@patchbay/sdk';
import type { Change } from './change.ts';
import type { Description } from './directory.ts';
import { type Head, KINDS, type Kind, registryOf } from './kinds.ts';
import type { Reconciliation } from './reconciliation.ts';

/** Something that no file describes. */
interface Undescribed {
  readonly kind: Kind;
  readonly head: Pick<Head, 'id' | 'name'>;
}

/** Who keeps something, by kind, as the API says it: `{ environments: { data: […], has_more } }`. */
type Users = Readonly<
  Record<string, { readonly data: readonly Record<string, unknown>[]; readonly has_more: boolean }>
>;

/** Users of what is undescribed come first, so that they are gone when it is its turn. */
async function undescribed({ resources }: Description, { patchbay }: Reconciliation): Promise<Undescribed[]> {
  const described = new Set(resources.map(({ kind, name }) => `${kind} ${name}`));
  const found: Undescribed[] = [];
  for (const kind of KINDS.toReversed()) {
    for await (const head of registryOf(patchbay, kind).list({ limit: 100, order: 'asc' })) {
      if (!described.has(`${kind} ${head.name}`)) found.push({ kind, head });
    }
  }
  return found;
}

/** The users of something, where the API refuses to archive it for them; undefined where it does not. */
async function archive({ kind, head }: Undescribed, { patchbay, apply }: Reconciliation): Promise<Users | undefined> {
  try {
    await registryOf(patchbay, kind).archive(head.id, {}, { dryRun: !apply });
    return undefined;
  } catch (error) {
    if (error instanceof PatchbayError && error.code === 'resource_in_use')
      return (error.details?.['in_use_by'] ?? {}) as Users;
    throw error;
  }
}

/** Whether nothing uses it but prompts that will be archived themselves. */
function isFreed(users: Users, archived: ReadonlySet<string>): boolean {
  const { prompts, ...others } = users;
  if (prompts === undefined || prompts.has_more || Object.keys(others).length > 0) return false;
  return prompts.data.every(({ prompt_id }) => archived.has(String(prompt_id)));
}

function changeOf({ kind, head }: Undescribed, users?: Users): Change {
  const change = { action: 'archive', kind, name: head.name, file: null, differences: [], notes: [] } as const;
  if (users === undefined) return change;
  return { ...change, refused: `in use by ${Object.keys(users).join(', ').replaceAll('_', ' ')}` };
}

/**
 * Archives what no file describes, or says what that would be. What is in use stays and is reported as refused: in a
 * plan as things are now, so that what the same walk puts out of use may be archived by it after all.
 */
export async function prune(description: Description, run: Reconciliation): Promise<void> {
  const archived = new Set<string>();
  let open = await undescribed(description, run);
  for (;;) {
    const held: [Undescribed, Users][] = [];
    for (const one of open) {
      const users = await archive(one, run);
      if (users !== undefined && (run.apply || !isFreed(users, archived))) {
        held.push([one, users]);
        continue;
      }
      archived.add(one.head.id);
      run.report(changeOf(one));
    }
    // What held something may have gone in this round.
    if (held.length === open.length || held.length === 0) {
      for (const [one, users] of held) run.report(changeOf(one, users));
      return;
    }
    open = held.map(([one]) => one);
  }
}
