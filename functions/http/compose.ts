import { createIdempotencyGate } from '@patchbay/core/idempotency';
import { createRateLimiter } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { createIdempotencyRepository, createPrincipalStandingReader, createRateBuckets } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge } from './edge-compose.ts';

/** What every function with a database stands on: one client a container, whatever it carries. */
export const composeBase = /* @__PURE__ */ composeOnce(async () => {
  const [base, edge] = await Promise.all([composeDatabase('patchbay-api'), composeEdge()]);
  const { database, clock } = base;
  return {
    ...base,
    edge: {
      ...edge,
      principalStatus: createPrincipalStandingReader(database, clock),
      rateLimiter: createRateLimiter({ buckets: createRateBuckets(database), clock }),
      idempotency: createIdempotencyGate({ records: createIdempotencyRepository(database), clock }),
    },
  };
});
