import { getDraftRoute } from '../../registry-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = getDraftRoute(promptRoutes);
