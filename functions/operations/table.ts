import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as createPlatformOperator } from './create-platform-operator/function.ts';
import { fn as migrateDatabase } from './migrate-database/function.ts';

/** What a deploy or a person with IAM rights invokes by hand. One line each. */
export const operations: readonly BackgroundFunction[] = [migrateDatabase, createPlatformOperator];
