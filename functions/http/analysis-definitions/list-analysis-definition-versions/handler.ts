import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, query }, { analysisDefinitions }) =>
  analysisDefinitions.listVersions(scope, params.analysis_definition_id, query),
);
