import { httpHandler } from '@patchbay/http/handler';
import { composeTesting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTesting, async ({ scope, params, body }, { tools, tester }) => {
  const { content } = await tools.getDraft(scope, params.tool_id);
  return tester.test(scope, { tool_id: params.tool_id, version: null, content }, body);
});
