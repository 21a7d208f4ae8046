import type { JsonValue } from '../kernel/index.ts';
import type { FieldChange } from './json-diff.ts';
import type { TextHunk } from './text-hunks.ts';

type Step = { member: string } | { index: number } | { key: string; identity: string };
type Placed = { readonly steps: readonly Step[]; readonly change: FieldChange };
type JsonObject = { [key: string]: JsonValue | undefined };

const STEP = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*")\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads what `diffPath` writes. */
function parsed(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (match === null) throw new Error(`the path ${path} cannot be read`);
    const [, member, index, key, identity, quoted] = match;
    if (index !== undefined) steps.push({ index: Number(index) });
    else if (key !== undefined && identity !== undefined) steps.push({ key, identity: JSON.parse(identity) });
    else steps.push({ member: member ?? JSON.parse(quoted ?? '""') });
  }
  return steps;
}

function applyHunks(text: string, hunks: readonly TextHunk[]): string {
  const old = text.split('\n');
  const lines: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    lines.push(...old.slice(at, hunk.old_start - 1));
    at = hunk.old_start - 1;
    if (lines.length !== hunk.new_start - 1)
      throw new Error(`a hunk begins at line ${lines.length + 1} of the new text`);
    for (const line of hunk.lines) {
      if (!line.startsWith('+') && old[at] !== line.slice(1)) throw new Error(`line ${at + 1} of the old text differs`);
      if (!line.startsWith('-')) lines.push(line.slice(1));
      if (!line.startsWith('+')) at += 1;
    }
  }
  return [...lines, ...old.slice(at)].join('\n');
}

/** What comes after a value by its diff: made from the old value and the public form of the diff, nothing else. */
export function applyDiff(before: JsonValue, changes: readonly FieldChange[]): JsonValue {
  return apply(
    before,
    changes.map((change) => ({ steps: parsed(change.path), change })),
  );
}

function apply(value: JsonValue, changes: readonly Placed[]): JsonValue {
  const own = changes.find(({ steps, change }) => steps.length === 0 && change.op === 'changed')?.change;
  if (own !== undefined) {
    return own.hunks === undefined ? (own.new as JsonValue) : applyHunks(value as string, own.hunks);
  }
  if (changes.length === 0) return value;
  if (Array.isArray(value)) return applyToList(value, changes);
  return applyToObject(value as JsonObject, changes);
}

/** Changes by their first step, each with the rest of its path. */
function below(changes: readonly Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const { steps, change } of changes) {
    const [first, ...rest] = steps;
    if (first === undefined) continue;
    const key = 'member' in first ? first.member : 'index' in first ? String(first.index) : first.identity;
    groups.set(key, [...(groups.get(key) ?? []), { steps: rest, change }]);
  }
  return groups;
}

const isOwn = (op: FieldChange['op']) => (placed: Placed) => placed.steps.length === 0 && placed.change.op === op;

function applyToObject(value: JsonObject, changes: readonly Placed[]): JsonObject {
  const result = new Map(Object.entries(value));
  for (const [key, group] of below(changes)) {
    const added = group.find(isOwn('added'));
    if (group.some(isOwn('removed'))) result.delete(key);
    else result.set(key, added === undefined ? apply(value[key] as JsonValue, group) : (added.change.new as JsonValue));
  }
  return Object.fromEntries(result);
}

function applyToList(value: readonly JsonValue[], changes: readonly Placed[]): JsonValue[] {
  const key = changes.flatMap(({ steps: [first] }) => (first !== undefined && 'key' in first ? [first.key] : []))[0];
  const reordered = changes.find(isOwn('reordered'))?.change;
  const nameOf = (item: JsonValue): string => (item as Record<string, string>)[key ?? ''] ?? '';
  const groups = below(changes);
  const placed = (op: FieldChange['op']) => [...groups].filter(([, group]) => group.some(isOwn(op)));

  const removed = new Set(placed('removed').map(([name]) => name));
  let list = value.filter((item, index) => !removed.has(key === undefined ? String(index) : nameOf(item)));
  for (const [name, group] of placed('added')) {
    const added = group.find(isOwn('added'))?.change;
    list.splice(added?.index ?? Number(name), 0, added?.new as JsonValue);
  }
  if (reordered !== undefined) list = inOrder(list, reordered.new as string[], key);
  return list.map((item, index) => {
    const group = groups.get(key === undefined ? String(index) : nameOf(item)) ?? [];
    const deeper = group.filter(
      ({ steps, change }) => steps.length > 0 || change.op === 'changed' || change.op === 'reordered',
    );
    return apply(item, deeper);
  });
}

/** A list that is only reordered does not say by which field: it is the one whose texts are the given ones. */
function inOrder(list: readonly JsonValue[], order: readonly string[], key: string | undefined): JsonValue[] {
  const fields = key === undefined ? Object.keys(list[0] as JsonObject) : [key];
  const field = fields.find((name) => order.every((id) => list.some((item) => (item as JsonObject)[name] === id)));
  return order.map((id) => list.find((item) => (item as JsonObject)[field ?? ''] === id) as JsonValue);
}
