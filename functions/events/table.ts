import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as watchSession } from './watch-session/function.ts';

/** What queues start. One line each. */
export const events: readonly BackgroundFunction[] = [watchSession];
