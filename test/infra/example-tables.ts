import { CAPABILITIES, defineFunction, defineStep, type Route, type RouteAuth } from '@patchbay/http/route';
import { z } from 'zod';
import type { ProductTables } from '../../infra/product.ts';

const MODULES = 12;
const ROUTES_A_MODULE = 10;
const AUTHS: readonly RouteAuth[] = ['cognito', 'cognito', 'cognito', 'session', 'internal', 'livekit', 'public'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH'] as const;

function exampleRoute(index: number): Route {
  const module = `module-${Math.floor(index / ROUTES_A_MODULE)}`;
  const auth = AUTHS[index % AUTHS.length] ?? 'cognito';
  return {
    id: `operate${index}OnThing`,
    module,
    method: METHODS[index % METHODS.length] ?? 'GET',
    path: `/v1/${module}/{thing_id}/operations/${index}`,
    summary: `Operation ${index}`,
    auth,
    success: { status: 200, schema: z.object({}), description: 'Done' },
    errors: [],
    // Every capability is used by some route, with mongo beside it as in the product.
    uses: ['mongo', ...CAPABILITIES.filter((name, at) => name !== 'mongo' && at === index % CAPABILITIES.length)],
    audit: [],
    idempotency: 'none',
  };
}

const step = (id: string, uses: Parameters<typeof defineStep>[0]['uses'], percent: number) =>
  defineStep({
    id,
    summary: `Step ${id}`,
    input: z.object({}),
    output: z.object({}),
    uses,
    memory_mb: 1024,
    timeout_seconds: 60,
    percent,
  });

/** Tables of a product about twice the size of ours, using everything that a table can say. */
export const exampleTables: ProductTables = {
  routes: Array.from({ length: MODULES * ROUTES_A_MODULE }, (_, index) => exampleRoute(index)),
  ingestion: {
    steps: [
      step('claimThing', ['mongo', 'files:read'], 0),
      step('parseThing', ['files:read', 'files:write'], 10),
      {
        ...step('embedThing', ['models', 'files:read'], 50),
        for_each: { items: 'batches', as: 'batch', with: [], max_concurrency: 4 },
      },
      step('finishThing', ['mongo', 'vector'], 95),
    ],
    failStep: step('failThing', ['mongo'], 100),
  },
  authorizers: [
    defineFunction({
      id: 'checkSessionToken',
      summary: 'Checks a token',
      source: { kind: 'session-authorizer' },
      uses: ['session-jwt:verify'],
      memory_mb: 256,
      timeout_seconds: 5,
    }),
    defineFunction({
      id: 'answerCorsPreflight',
      summary: 'Answers OPTIONS',
      source: { kind: 'cors-preflight' },
      uses: [],
      memory_mb: 128,
      timeout_seconds: 5,
    }),
  ],
  triggers: (['people', 'keys'] as const).map((pool) =>
    defineFunction({
      id: `claimsOf${pool === 'people' ? 'People' : 'Keys'}`,
      summary: `Claims of ${pool}`,
      source: { kind: 'token-claims', pool },
      uses: ['mongo'],
      memory_mb: 256,
      timeout_seconds: 5,
    }),
  ),
  background: [
    defineFunction({
      id: 'migrateDatabase',
      summary: 'Migrates',
      source: { kind: 'operation' },
      uses: ['mongo:migrate'],
      memory_mb: 256,
      timeout_seconds: 900,
    }),
    defineFunction({
      id: 'failLostThings',
      summary: 'Fails what nobody took',
      source: { kind: 'queue', queue: 'session-watchdog', batch_size: 10 },
      uses: ['mongo', 'livekit'],
      memory_mb: 256,
      timeout_seconds: 30,
    }),
    defineFunction({
      id: 'sweepThings',
      summary: 'Ends what is stuck',
      source: { kind: 'schedule', every_minutes: 5 },
      uses: ['mongo'],
      memory_mb: 256,
      timeout_seconds: 60,
    }),
  ],
};
