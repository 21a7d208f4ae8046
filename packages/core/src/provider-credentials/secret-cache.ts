import type { TenantScope } from '../kernel/index.ts';
import type { SecretFields } from './credential-kinds.ts';
import type { SecretReader } from './credential-ports.ts';

/** Secrets kept in memory at most. */
const CACHED_VERSIONS = 100;

/** Reads each version of a secret once a process: its value never changes. */
export function cachedSecrets(secrets: SecretReader): SecretReader {
  const known = new Map<string, Promise<SecretFields>>();
  return {
    read(scope: TenantScope, id: string, version: string): Promise<SecretFields> {
      const key = `${scope.tenant_id}/${id}/${version}`;
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const [oldest] = known.keys();
      if (known.size >= CACHED_VERSIONS && oldest !== undefined) known.delete(oldest);
      const reading = secrets.read(scope, id, version);
      known.set(key, reading);
      reading.catch(() => known.delete(key));
      return reading;
    },
  };
}
