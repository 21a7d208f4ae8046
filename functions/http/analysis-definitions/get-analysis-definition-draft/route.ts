import { getDraftRoute } from '../../registry-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = getDraftRoute(analysisDefinitionRoutes);
