import { createUsageService } from '@patchbay/core/usage';
import { composeOnce } from '@patchbay/http/handler';
import { createUsageRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Reading usage: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge, clock } = await composeBase();
  return { edge, usage: createUsageService({ usage: createUsageRepository(database), clock }) };
});
