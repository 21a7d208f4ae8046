import { getRoute } from '../../registry-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = getRoute(promptRoutes);
