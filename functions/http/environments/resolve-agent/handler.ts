import { resolveTarget } from '@patchbay/core/config-resolver';
import { httpHandler } from '@patchbay/http/handler';
import { composeResolving } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeResolving, ({ scope, params, query }, { resolver }) =>
  resolver.resolve(scope, resolveTarget(params.agent_id, query)),
);
