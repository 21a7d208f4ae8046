import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as claimKeyToken } from './claim-key-token/function.ts';
import { fn as claimPersonToken } from './claim-person-token/function.ts';

/** What Cognito calls: the claims of the tokens of people and of keys. One line each. */
export const triggers: readonly BackgroundFunction[] = [claimPersonToken, claimKeyToken];
