import { createRoute } from '../../registry-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = createRoute(analysisDefinitionRoutes);
