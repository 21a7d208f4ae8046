import { cognitoPeople } from '@patchbay/aws/identity';
import { loadMongoConfig, loadPeopleIdentityConfig, systemClock, ulidSource } from '@patchbay/config';
import { isAppError, type PlatformScope, type RequestOrigin } from '@patchbay/core/kernel';
import { createOperatorService, toOperator } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import {
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
  createOperatorRepository,
  planMigrations,
  runMigrations,
} from '@patchbay/mongo';
import { composeEdge, configSources } from '../http/edge-compose.ts';

async function connect() {
  const [mongo, { settings }] = await Promise.all([loadMongoConfig(configSources), composeEdge()]);
  return {
    client: createMongoClient(mongo.uri, { app_name: 'patchbay-operations', patient: true }),
    mongo,
    log: settings.log,
  };
}

/** Migrations of the database. */
export const composeMigrating = /* @__PURE__ */ composeOnce(async () => {
  const { client, mongo, log } = await connect();
  return {
    log,
    plan: () => planMigrations(client, mongo.database),
    migrate: (runner: string) =>
      runMigrations(client, mongo.database, {
        runner: `request ${runner}`,
        onEvent: ({ event, ...more }) => log.info(`migrations: ${event}`, { ...more, request_id: runner }),
      }),
  };
});

/** The first operator: the system itself invites, once; asking again finds the same one. */
export const composeInviting = /* @__PURE__ */ composeOnce(async () => {
  const [{ client, mongo, log }, { pool_id }] = await Promise.all([connect(), loadPeopleIdentityConfig(configSources)]);
  const database = createMongoDatabase(client, mongo.database);
  const [clock, ids] = [systemClock, ulidSource()];
  const operators = createOperatorRepository(database);
  const unitOfWork = createMongoUnitOfWork({ client, database_name: mongo.database, clock, ids });
  const service = createOperatorService({ operators, people: cognitoPeople(pool_id), unitOfWork, clock, ids });

  async function invite(email: string, origin: RequestOrigin) {
    const scope: PlatformScope = {
      tenant_id: null,
      subject: { type: 'system', id: 'bootstrap' },
      user_id: 'bootstrap',
      origin,
    };
    try {
      return await service.invite(scope, { email, role: 'platform_admin' });
    } catch (error) {
      const known = isAppError(error, 'already_exists') ? await operators.getByEmail(scope, email) : null;
      if (known === null) throw error;
      return toOperator(known);
    }
  }
  return { log, invite };
});
