import type { AuditAction, Principal } from '@patchbay/core/kernel';
import type { Route } from '@patchbay/http/route';
import { routes } from '../../../functions/http/routes.ts';
import type { TestApi } from '../../api/support/api.ts';
import type { ApiAnswer, ApiClient } from '../../api/support/client.ts';
import type { PathValues } from '../../isolation/calls.ts';

/** One call that must succeed, and the events that it leaves. */
export interface AuditedCall {
  /** Sends it; the sweep does so twice, and the first time nothing may stay of it. */
  send(): Promise<ApiAnswer>;
  /** Default: what the route declares. A route that declares alternatives has a call for each. */
  readonly leaves?: readonly AuditAction[];
}

/** What is there to make calls with. */
export interface Scene {
  readonly api: TestApi;
  /** The owner of a tenant in which there is one resource of every kind. */
  readonly principal: Principal;
  readonly client: ApiClient;
  readonly made: PathValues;
  /** Makes another resource of a kind, by the name of its path parameter. */
  another(kind: string): Promise<string>;
}

/** How a route is called where its first example and what was made are not enough. */
export type CallMaker = (scene: Scene, route: Route) => Promise<AuditedCall | readonly AuditedCall[]>;

/** What a call differs in from the route's first example. */
export interface CallChange {
  readonly values?: PathValues;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export function routeOf(id: string): Route {
  const route = routes.find((candidate) => candidate.id === id);
  if (route === undefined) throw new Error(`there is no route ${id}`);
  return route;
}

/** A call of a route by whoever may: an operator of the platform, or the owner. */
export function callOf({ api, client, made }: Scene, route: Route, change: CallChange = {}): AuditedCall {
  const who = route.scope?.startsWith('platform:') === true ? api.platform : client;
  const values = { ...made, ...change.values };
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? `{${name}}`);
  const example = route.body === undefined ? undefined : (route.examples?.[0]?.body ?? {});
  const body = 'body' in change ? change.body : example;
  const options = change.headers === undefined ? {} : { headers: change.headers };
  return { send: () => who.call(route.method, path, body, options) };
}

/** Calls a route on the way to the call that matters. @throws Error when it does not succeed. */
export async function done(scene: Scene, id: string, change: CallChange = {}): Promise<ApiAnswer['body']> {
  const { status, body, text } = await callOf(scene, routeOf(id), change).send();
  if (status >= 300) throw new Error(`${id} did not succeed: ${text}`);
  return body;
}
