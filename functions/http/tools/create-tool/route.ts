import { createRoute } from '../../registry-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = createRoute(toolRoutes);
