import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, body }, { analysisDefinitions }) =>
  analysisDefinitions.update(scope, params.analysis_definition_id, body),
);
