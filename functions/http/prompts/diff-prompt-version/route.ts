import { diffRoute } from '../../registry-release-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = diffRoute(promptRoutes);
