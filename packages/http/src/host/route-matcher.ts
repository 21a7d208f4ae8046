import type { Route } from '../route/index.ts';

/** A route that answers, with what stood in its placeholders, decoded. */
export interface RouteMatch<R> {
  readonly route: R;
  readonly params: Record<string, string>;
}

interface Node<R> {
  readonly exact: Map<string, Node<R>>;
  placeholder: { readonly name: string; readonly node: Node<R> } | undefined;
  readonly routes: Map<string, R>;
}

const emptyNode = <R>(): Node<R> => ({ exact: new Map(), placeholder: undefined, routes: new Map() });
const segmentsOf = (path: string): string[] => path.split('/').slice(1);

function add<R extends Pick<Route, 'method' | 'path'>>(root: Node<R>, route: R): void {
  let node = root;
  for (const segment of segmentsOf(route.path)) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      const next: Node<R> = node.exact.get(segment) ?? emptyNode();
      node.exact.set(segment, next);
      node = next;
      continue;
    }
    node.placeholder ??= { name, node: emptyNode() };
    if (node.placeholder.name !== name) {
      throw new Error(`${route.path}: {${name}} and {${node.placeholder.name}} are the same place`);
    }
    node = node.placeholder.node;
  }
  if (node.routes.has(route.method)) throw new Error(`two routes answer ${route.method} ${route.path}`);
  node.routes.set(route.method, route);
}

/** How a segment reads once decoded; undefined where it cannot be. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/**
 * Finds routes as API Gateway does: segment by segment, a literal before a placeholder, one non-empty segment a
 * placeholder, no way back from a literal that was taken.
 *
 * @returns a function of method and path; `undefined` where nothing answers.
 * @throws Error where two routes have one place, or one place two names: the gateway would refuse the import.
 */
export function routeMatcher<R extends Pick<Route, 'method' | 'path'>>(
  routes: readonly R[],
): (method: string, path: string) => RouteMatch<R> | undefined {
  const root = emptyNode<R>();
  for (const route of routes) add(root, route);
  return (method, path) => {
    const params: Record<string, string> = {};
    let node = root;
    for (const segment of segmentsOf(path)) {
      const literal = node.exact.get(segment);
      if (literal !== undefined) {
        node = literal;
        continue;
      }
      const value = decoded(segment);
      if (node.placeholder === undefined || value === undefined || value === '') return undefined;
      params[node.placeholder.name] = value;
      node = node.placeholder.node;
    }
    const route = node.routes.get(method);
    return route === undefined ? undefined : { route, params };
  };
}
