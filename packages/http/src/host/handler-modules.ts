import { pathToFileURL } from 'node:url';
import type { HttpLambda } from '../handler/index.ts';
import type { Route } from '../route/index.ts';

/** `getIndexSnapshot` as `get-index-snapshot`: the folder of a route and the name of its Lambda. */
export function folderOf(operationId: string): string {
  return operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Loads handlers from where they live by convention, `<functions>/http/<module>/<operation>/handler.ts`.
 *
 * @throws Error when the module exports no `handler`.
 */
export function handlersIn(functionsDirectory: string): (route: Route) => Promise<HttpLambda> {
  return async (route) => {
    const file = `${functionsDirectory}/http/${route.module}/${folderOf(route.id)}/handler.ts`;
    const module: { handler?: HttpLambda } = await import(pathToFileURL(file).href);
    if (module.handler === undefined) throw new Error(`${file} exports no handler`);
    return module.handler;
  };
}
