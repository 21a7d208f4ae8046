import type { BackgroundFunction } from '@patchbay/http/route';
import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type { CfnFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { ProductStack } from './product-stack.ts';

/** Id of the operation that migrates the database. */
export const MIGRATE_DATABASE = 'migrateDatabase';

/**
 * The step of a deployment that migrates the database: CloudFormation invokes the function when its code is new, and
 * updates nothing that runs product code before it has succeeded (those stacks depend on this one). While it runs, and
 * if it fails, the code of the release before serves the migrated database.
 */
export class DatabaseStack extends ProductStack {
  constructor(scope: Construct, migrate: BackgroundFunction, platform: Platform) {
    super(scope, 'database', platform.config, 'Patchbay: migrations of the database, before any new code runs');
    const { lambda } = new ProductFunction(this, migrate, platform);
    new CustomResource(this, 'migration', {
      resourceType: 'Custom::DatabaseMigration',
      serviceToken: lambda.functionArn,
      // The function answers before its own time is over; this is for one that was lost.
      serviceTimeout: Duration.seconds(migrate.timeout_seconds + 60),
      properties: { code: codeOf(lambda), database: platform.config.mongodb_database },
    });
  }
}

/** Names the code of a function: another bundle is another key of its asset, so the migration is asked for again. */
function codeOf(lambda: Lambda): string {
  const { s3Key, zipFile } = Stack.of(lambda).resolve((lambda.node.defaultChild as CfnFunction).code);
  return s3Key ?? zipFile;
}
