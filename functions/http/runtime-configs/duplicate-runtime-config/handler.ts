import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, body }, { runtimeConfigs }) =>
  runtimeConfigs.duplicate(scope, params.runtime_config_id, body),
);
