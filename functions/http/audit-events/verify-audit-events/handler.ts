import { httpHandler } from '@patchbay/http/handler';
import { composeVerifying } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeVerifying, ({ scope, query }, { verify }) => verify(scope, query));
