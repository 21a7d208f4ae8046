import { composeOnce } from '@patchbay/http/handler';
import { composeEdge } from '../edge-settings-compose.ts';

/** The system routes touch no data, so that they answer while databases are away. */
export const compose = /* @__PURE__ */ composeOnce(async () => ({ edge: await composeEdge() }));
