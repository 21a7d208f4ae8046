import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How to reach MongoDB. */
export interface MongoConfig {
  readonly uri: string;
  readonly database: string;
}

export const mongoSettings = defineSettings({
  secret_id: 'MONGODB_SECRET_ID',
  variables: {
    MONGODB_URI: z
      .string({ error: 'is not set' })
      .regex(/^mongodb(\+srv)?:\/\/[^\s]+$/, 'must begin with mongodb:// or mongodb+srv://'),
    // https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions
    MONGODB_DATABASE: z
      .string()
      .regex(/^[^/\\. "$*<>:|?]{1,63}$/, 'must be a database name')
      .default('patchbay'),
  },
  toConfig: (values): MongoConfig => ({ uri: values.MONGODB_URI, database: values.MONGODB_DATABASE }),
});

export const loadMongoConfig = loaderOf(mongoSettings);
