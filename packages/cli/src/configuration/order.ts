import { CliError } from '../exit-codes.ts';
import type { ResourceFile } from './description.ts';
import { KINDS } from './kinds.ts';
import { referencesIn } from './reference.ts';

/**
 * What is referred to comes before what refers to it.
 *
 * @throws CliError where things refer to each other in a circle.
 */
export function inOrder(resources: readonly ResourceFile[]): readonly ResourceFile[] {
  const byKey = new Map(resources.map((resource) => [`${resource.kind} ${resource.name}`, resource]));
  const done = new Set<ResourceFile>();
  const open: ResourceFile[] = [];
  function visit(resource: ResourceFile): void {
    if (done.has(resource)) return;
    if (open.includes(resource)) {
      const circle = [...open.slice(open.indexOf(resource)), resource].map(({ name }) => name).join(' → ');
      throw new CliError(`${resource.file}: ${circle} refer to each other in a circle`);
    }
    open.push(resource);
    for (const { kind, name } of referencesIn(resource.content)) {
      const other = byKey.get(`${kind} ${name}`);
      if (other !== undefined) visit(other);
    }
    open.pop();
    done.add(resource);
  }
  for (const kind of KINDS) for (const resource of resources) if (resource.kind === kind) visit(resource);
  return [...done];
}
