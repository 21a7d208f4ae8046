import { publishRoute } from '../../registry-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = publishRoute(analysisDefinitionRoutes);
