import { CliError } from '../exit-codes.ts';
import type { ReleaseFile, ResourceFile } from './description.ts';
import { KINDS } from './kinds.ts';
import { referencesIn } from './reference.ts';

/** Each after what it needs. @param circular called with those that need each other, the first once more at the end */
function sorted<T>(all: readonly T[], needs: (one: T) => readonly T[], circular: (circle: readonly T[]) => Error): T[] {
  const done = new Set<T>();
  const open: T[] = [];
  function visit(one: T): void {
    if (done.has(one)) return;
    if (open.includes(one)) throw circular([...open.slice(open.indexOf(one)), one]);
    open.push(one);
    for (const other of needs(one)) visit(other);
    open.pop();
    done.add(one);
  }
  for (const one of all) visit(one);
  return [...done];
}

/**
 * What is referred to comes before what refers to it.
 *
 * @throws CliError where things refer to each other in a circle.
 */
export function inOrder(resources: readonly ResourceFile[]): readonly ResourceFile[] {
  const byKey = new Map(resources.map((resource) => [`${resource.kind} ${resource.name}`, resource]));
  return sorted(
    KINDS.flatMap((kind) => resources.filter((resource) => resource.kind === kind)),
    ({ content }) => [...referencesIn(content)].flatMap(({ kind, name }) => byKey.get(`${kind} ${name}`) ?? []),
    (circle) => {
      const names = circle.map(({ name }) => name).join(' → ');
      return new CliError(`${circle[0]?.file}: ${names} refer to each other in a circle`);
    },
  );
}

/**
 * An agent is released before those that may hand over to it.
 *
 * @throws CliError where agents hand over to what is live of each other.
 */
export function releasesInOrder(releases: readonly ReleaseFile[]): readonly ReleaseFile[] {
  const byAgent = new Map(releases.map((release) => [release.agent, release]));
  return sorted(
    releases,
    ({ environments }) =>
      Object.values(environments).flatMap((wanted) =>
        'from' in wanted
          ? []
          : wanted.hand_offs.flatMap((pin) => ('environment' in pin ? (byAgent.get(pin.agent) ?? []) : [])),
      ),
    (circle) => {
      const names = circle.map(({ agent }) => agent).join(' → ');
      const fix = 'name a binding_id in one of them';
      return new CliError(`${circle[0]?.file}: ${names} hand over to what is live of each other in a circle: ${fix}`);
    },
  );
}
