import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, query }, { analysisDefinitions }) =>
  analysisDefinitions.list(scope, query),
);
