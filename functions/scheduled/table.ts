import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as sweepFiles } from './sweep-files/function.ts';
import { fn as sweepSessions } from './sweep-sessions/function.ts';

/** What the clock starts. One line each. */
export const scheduled: readonly BackgroundFunction[] = [sweepFiles, sweepSessions];
