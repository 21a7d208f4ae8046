import { archiveRoute } from '../../registry-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = archiveRoute(promptRoutes);
