import { updateRoute } from '../../registry-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = updateRoute(promptRoutes);
