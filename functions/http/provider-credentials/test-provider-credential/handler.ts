import { httpHandler } from '@patchbay/http/handler';
import { composeTesting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTesting, ({ scope, params, body }, { tester }) =>
  tester.test(scope, params.credential_id, body),
);
