import { httpHandler } from '@patchbay/http/handler';
import { composeTesting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTesting, async ({ scope, params, body }, { tools, tester }) => {
  const { version, content } = await tools.getVersion(scope, params.tool_id, params.version);
  return tester.test(scope, { tool_id: params.tool_id, version, content }, body);
});
