import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, query }, { prompts }) =>
  prompts.dependents(scope, params.prompt_id, { version: params.version, ...query }),
);
