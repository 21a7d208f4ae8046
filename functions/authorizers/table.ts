import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as answerPreflight } from './answer-preflight/function.ts';
import { fn as authorizeSession } from './authorize-session/function.ts';

/** What the gateway asks before a route runs: who is calling, and from which origin. One line each. */
export const authorizers: readonly BackgroundFunction[] = [authorizeSession, answerPreflight];
