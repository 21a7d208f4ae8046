import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Where tools of tenants may call. */
export interface OutgoingConfig {
  /** `host:port` that may be called by http and inside the own network: a developer's machine. Empty in the cloud. */
  readonly local_hosts: readonly string[];
}

export const outgoingSettings = defineSettings({
  variables: {
    OUTGOING_LOCAL_HOSTS: z
      .string()
      .regex(/^([a-z0-9.-]+(:\d{1,5})?(,(?!$)|$))*$/, 'must be hosts such as 127.0.0.1:8200, separated by commas')
      .default(''),
  },
  toConfig: (values): OutgoingConfig => ({
    local_hosts: values.OUTGOING_LOCAL_HOSTS.split(',').filter((host) => host !== ''),
  }),
});

export const loadOutgoingConfig = loaderOf(outgoingSettings);
