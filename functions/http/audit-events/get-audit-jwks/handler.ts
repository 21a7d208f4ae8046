import { httpHandler } from '@patchbay/http/handler';
import { composeKeys } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeKeys, (_request, { jwks }) => jwks());
