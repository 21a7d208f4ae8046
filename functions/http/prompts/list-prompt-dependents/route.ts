import { dependentsRoute } from '../../registry-release-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = dependentsRoute(promptRoutes);
