import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../kernel/index.ts';
import { diffPath, type PathStep } from './diff-path.ts';
import { type Identities, identitiesOf } from './identity.ts';
import { gapsBetween } from './sequence-diff.ts';
import { textHunkSchema, textHunks } from './text-hunks.ts';

/** One difference between two JSON values. */
export const fieldChangeSchema = z
  .object({
    path: z.string().meta({
      description:
        'Where: `llm.temperature`, `required[2]`, `variables[name="city"].default`. What has an id or a name is found ' +
        'by it; other items by their position, of removed ones in the old list, of all others in the new',
      example: 'variables[name="city"].default',
    }),
    op: z.enum(['added', 'removed', 'changed', 'reordered']).meta({
      description: '`reordered`: a list whose items have ids or names holds the same ones in another order',
    }),
    old: z.unknown().optional().meta({ description: 'Value before; of a reordered list the ids or names' }),
    new: z.unknown().optional().meta({ description: 'Value after; of a reordered list the ids or names' }),
    index: z.int().min(0).optional().meta({ description: 'Position of an added item that is named by its identity' }),
    hunks: z.array(textHunkSchema).optional().meta({ description: 'In place of old and new: a text of several lines' }),
  })
  .meta({ id: 'FieldChange', description: 'One difference' });
export type FieldChange = z.output<typeof fieldChangeSchema>;

type JsonObject = { [key: string]: JsonValue | undefined };
type Path = readonly PathStep[];

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMultiline = (value: string) => value.includes('\n');

/**
 * What differs between two JSON values, field by field, in the order of the fields. Nothing where their canonical JSON
 * is the same. Items of lists are matched by `id`, `name` or `…_id` where each has one, so that a new first item does
 * not make every other one look changed; texts of several lines are compared by line.
 */
export function diffJson(before: JsonValue, after: JsonValue): FieldChange[] {
  return [...changes(before, after, [])];
}

function* changes(before: JsonValue, after: JsonValue, path: Path): Generator<FieldChange> {
  if (Array.isArray(before) && Array.isArray(after)) {
    const identities = identitiesOf(before, after);
    if (identities === undefined) yield* listChanges(before, after, path);
    else yield* identifiedChanges(identities, path);
  } else if (isObject(before) && isObject(after)) {
    yield* memberChanges(before, after, path);
  } else if (typeof before === 'string' && typeof after === 'string' && (isMultiline(before) || isMultiline(after))) {
    if (before !== after) yield { path: diffPath(path), op: 'changed', hunks: textHunks(before, after) };
  } else if (canonicalJson(before) !== canonicalJson(after)) {
    yield { path: diffPath(path), op: 'changed', old: before, new: after };
  }
}

function* memberChanges(before: JsonObject, after: JsonObject, path: Path): Generator<FieldChange> {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const here = [...path, { member: key }];
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    const fresh = Object.hasOwn(after, key) ? after[key] : undefined;
    if (old === undefined && fresh !== undefined) yield { path: diffPath(here), op: 'added', new: fresh };
    else if (old !== undefined && fresh === undefined) yield { path: diffPath(here), op: 'removed', old };
    else if (old !== undefined && fresh !== undefined) yield* changes(old, fresh, here);
  }
}

function* identifiedChanges({ key, before, after }: Identities, path: Path): Generator<FieldChange> {
  const place = (identity: string) => [...path, { key, identity }];
  for (const [identity, old] of before) {
    if (!after.has(identity)) yield { path: diffPath(place(identity)), op: 'removed', old };
  }
  for (const [index, [identity, fresh]] of [...after].entries()) {
    const old = before.get(identity);
    if (old === undefined) yield { path: diffPath(place(identity)), op: 'added', index, new: fresh };
    else yield* changes(old, fresh, place(identity));
  }
  const kept = [...before.keys()].filter((identity) => after.has(identity));
  const keptNow = [...after.keys()].filter((identity) => before.has(identity));
  if (kept.some((identity, index) => identity !== keptNow[index])) {
    yield { path: diffPath(path), op: 'reordered', old: [...before.keys()], new: [...after.keys()] };
  }
}

/** Lists of values without identity: what stayed is found by its value, and what changed in place is looked into. */
function* listChanges(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Generator<FieldChange> {
  const at = (index: number) => [...path, { index }];
  for (const gap of gapsBetween(before.map(canonicalJson), after.map(canonicalJson))) {
    const paired = Math.min(gap.old_count, gap.new_count);
    for (let offset = 0; offset < Math.max(gap.old_count, gap.new_count); offset += 1) {
      const [oldIndex, newIndex] = [gap.old_start + offset, gap.new_start + offset];
      const old = before[oldIndex] as JsonValue;
      const fresh = after[newIndex] as JsonValue;
      if (offset < paired) yield* changes(old, fresh, at(newIndex));
      else if (offset < gap.old_count) yield { path: diffPath(at(oldIndex)), op: 'removed', old };
      else yield { path: diffPath(at(newIndex)), op: 'added', new: fresh };
    }
  }
}
