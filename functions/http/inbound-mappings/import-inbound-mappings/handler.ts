import { httpHandler } from '@patchbay/http/handler';
import { composeImporting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeImporting, (request, { importer }) =>
  importer.import(request.scope, request.body),
);
