import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, query }, { analysisDefinitions }) =>
  analysisDefinitions.diff(scope, params.analysis_definition_id, { version: params.version, against: query.against }),
);
