import type { CallSteps } from '@patchbay/http/route';
import { step as dial } from './dial-call/step.ts';
import { step as fail } from './fail-call/step.ts';
import { step as prepare } from './prepare-call/step.ts';
import { step as watch } from './watch-call/step.ts';

/**
 * The steps of an outbound call. The state machine is generated from this table: `prepare`, `dial`, and as long as a
 * step says `watch`, a wait and `watch`; `done` ends it. What a step throws is retried, and goes to `fail` when the
 * retries run out.
 */
export const callSteps: CallSteps = { prepare, dial, watch, fail };
