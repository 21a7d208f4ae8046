import type { JsonValue } from '@patchbay/core/kernel';
import { diffJson, type FieldChange } from '@patchbay/core/versioned-registry';
import type { Kind } from './kinds.ts';

/** One thing that differs between files and tenant: what `apply` does, and `plan` says. */
export interface Change {
  readonly action: 'create' | 'update' | 'publish' | 'release' | 'promote' | 'archive';
  readonly kind: Kind | 'environment';
  /** Of the thing, or of the agent whose environment it is. */
  readonly name: string;
  readonly environment?: string;
  /** The file that describes it; null for what no file does. */
  readonly file: string | null;
  /** The version that is published. */
  readonly version?: number;
  readonly differences: readonly FieldChange[];
  /** What is worth knowing besides. */
  readonly notes: readonly string[];
  /** Why it is not done: what is in use is not archived. */
  readonly refused?: string;
}

/** Field by field, with the eyes of the API. */
export function differences(before: unknown, after: unknown): readonly FieldChange[] {
  return diffJson(before as JsonValue, after as JsonValue);
}

const SIGNS = { create: '+', update: '~', publish: '~', release: '>', promote: '>', archive: '-' } as const;

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function differenceText({ path, op, old, new: fresh, hunks }: FieldChange): string {
  const where = path === '' ? 'all' : path;
  if (hunks !== undefined) {
    return [`    ${where}`, ...hunks.flatMap(({ lines }) => lines.map((line) => `      ${line}`))].join('\n');
  }
  if (op === 'added') return `    ${where}: ${valueText(fresh)} is new`;
  if (op === 'removed') return `    ${where}: ${valueText(old)} is gone`;
  return `    ${where}: ${valueText(old)} → ${valueText(fresh)}`;
}

function titleOf({ action, kind, name, environment, version }: Change): string {
  if (environment !== undefined) return `${action} ${environment} of agent "${name}"`;
  return `${action} ${kind} "${name}"${version === undefined ? '' : ` as version ${version}`}`;
}

/** A change as people read it. */
export function changeText(change: Change): string {
  return [
    `${SIGNS[change.action]} ${titleOf(change)} (${change.file ?? 'described by no file'})`,
    ...change.differences.map(differenceText),
    ...change.notes.map((note) => `    note: ${note}`),
    ...(change.refused === undefined ? [] : [`    refused: ${change.refused}`]),
    '',
  ].join('\n');
}

/** `2 to publish, 1 to release, 1 refused`. */
export function countText(changes: readonly Change[]): string {
  const actions = Object.keys(SIGNS) as Change['action'][];
  const refused = changes.filter((change) => change.refused !== undefined).length;
  const counts = actions
    .map(
      (action) =>
        [action, changes.filter((each) => each.action === action && each.refused === undefined).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([action, count]) => `${count} to ${action}`);
  return [...counts, ...(refused === 0 ? [] : [`${refused} refused`])].join(', ');
}
