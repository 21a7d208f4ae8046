import type { Call } from './call.ts';
import type { AnyOptions } from './call-options.ts';
import type { Operation } from './operation.ts';
import { type Page, pagesOf } from './pages.ts';

type Query = Readonly<Record<string, unknown>>;

/** A method of the client: path parameters, body, query, options, each only where the operation has it. */
function methodOf(operation: Operation, send: (call: Call) => Promise<unknown>) {
  const placeholders = operation.path.split('{').length - 1;
  return (...args: readonly unknown[]): unknown => {
    const params = args.slice(0, placeholders) as string[];
    const rest = args.slice(placeholders);
    const body = operation.body === undefined ? undefined : rest.shift();
    const query = operation.query === undefined ? undefined : (rest.shift() as Query | undefined);
    const options = rest.shift() as AnyOptions | undefined;
    const call: Call = { operation, params, body, query, options };
    if (operation.list !== true) return send(call);
    return pagesOf((cursor) => {
      const asked = cursor === undefined ? query : { ...query, cursor };
      return send({ ...call, query: asked }) as Promise<Page<unknown>>;
    });
  };
}

/** Puts a method for each operation where its name says: `at: 'prompts.versions.publish'`. */
export function attachMethods(
  root: object,
  operations: readonly Operation[],
  send: (call: Call) => Promise<unknown>,
): void {
  for (const operation of operations) {
    const names = operation.at.split('.');
    const last = names.pop() ?? operation.id;
    let at = root as Record<string, object>;
    for (const name of names) {
      at[name] ??= {};
      at = at[name] as Record<string, object>;
    }
    const method = methodOf(operation, send);
    Object.defineProperty(at, last, { value: Object.assign(method, at[last]), enumerable: true, configurable: true });
  }
}
