import type { BackgroundFunction } from '@patchbay/http/route';

/** What Cognito calls: the claims of the tokens of people and of keys. One line each. */
export const triggers: readonly BackgroundFunction[] = [];
