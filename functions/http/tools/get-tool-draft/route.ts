import { getDraftRoute } from '../../registry-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = getDraftRoute(toolRoutes);
