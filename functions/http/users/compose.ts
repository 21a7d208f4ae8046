import { createUserService } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { createUserRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** End users of a tenant. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  return { edge: base.edge, users: createUserService({ ...base, users: createUserRepository(base.database) }) };
});
