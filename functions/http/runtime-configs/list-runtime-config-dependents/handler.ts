import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, query }, { runtimeConfigs }) =>
  runtimeConfigs.dependents(scope, params.runtime_config_id, query),
);
