import { createReadCalls } from '@patchbay/core/calls';
import { composeOnce } from '@patchbay/http/handler';
import { createCallRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Reading calls: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  return { edge, calls: createReadCalls({ calls: createCallRepository(database) }) };
});
