import {
  AppError,
  type Change,
  type Clock,
  digestOf,
  type IdSource,
  type JsonValue,
  notFound,
  type Page,
  type RandomSource,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { SecretVault } from '../provider-credentials/index.ts';
import { assertWithinLimit, type TenantQuotaReader } from '../tenancy/index.ts';
import { HEALTHY } from './endpoint-health.ts';
import type {
  CreateWebhookEndpoint,
  ListWebhookEndpoints,
  RotateWebhookSecret,
  UpdateWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
} from './webhook-endpoint.ts';
import type { EndpointAddresses, EndpointPatch, EndpointRepository, StoredEndpoint } from './webhook-ports.ts';
import { newWebhookSecret } from './webhook-signature.ts';

/** What managing endpoints needs. */
export interface EndpointDeps {
  readonly endpoints: EndpointRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** A stored endpoint as the API shows it. */
export const toEndpoint = (stored: StoredEndpoint): WebhookEndpoint => {
  const { secret_version: _now, previous_secret_version: _before, ...shown } = stored;
  return shown;
};

const changeOf = (action: Change['action'], id: string, old_value: JsonValue, new_value: JsonValue): Change => ({
  action,
  entity: { type: 'webhook_endpoint', id },
  old_value,
  new_value,
});

async function stored(endpoints: EndpointRepository, scope: TenantScope, id: string, work?: Work) {
  const found = await endpoints.get(scope, id, work);
  if (found === null) throw notFound('webhook endpoint');
  return found;
}

function usable(endpoint: StoredEndpoint): StoredEndpoint {
  if (endpoint.archived_at === null) return endpoint;
  throw new AppError('resource_archived', { message: 'The webhook endpoint is archived.' });
}

/** Reading and archiving endpoints: nothing here can reach a secret. */
export function createEndpointService({ endpoints, unitOfWork, clock }: EndpointDeps) {
  return {
    /** @throws AppError `not_found` */
    get: async (scope: TenantScope, id: string) => toEndpoint(await stored(endpoints, scope, id)),

    async list(scope: TenantScope, query: ListWebhookEndpoints): Promise<Page<WebhookEndpoint>> {
      const page = await endpoints.list(scope, query);
      return { ...page, data: page.data.map(toEndpoint) };
    },

    /** Ends it: what is pending for it is given up. Repeating changes nothing. @throws AppError `not_found` */
    archive: (scope: TenantScope, id: string): Promise<WebhookEndpoint> =>
      unitOfWork.run(scope, async (work) => {
        const old = await stored(endpoints, scope, id, work);
        if (old.archived_at !== null) return toEndpoint(old);
        const archived_at = clock.now();
        await endpoints.update(scope, work, id, { archived_at, updated_at: archived_at });
        const at = archived_at.toISOString();
        work.record(changeOf('webhook_endpoint.archived', id, { archived_at: null }, { archived_at: at }));
        return toEndpoint({ ...old, archived_at, updated_at: archived_at });
      }),
  };
}

/** Changing where and what is told. */
export function createEndpointUpdater({
  endpoints,
  unitOfWork,
  clock,
  addresses,
}: EndpointDeps & { addresses: EndpointAddresses }) {
  /** What changes nothing leaves no event. @throws AppError `not_found`, `resource_archived`, `unprocessable` (url) */
  return async (scope: TenantScope, id: string, input: UpdateWebhookEndpoint): Promise<WebhookEndpoint> => {
    if (input.url !== undefined) await addresses.check(input.url);
    return unitOfWork.run(scope, async (work) => {
      const old = usable(await stored(endpoints, scope, id, work));
      const keys = (Object.keys(input) as (keyof UpdateWebhookEndpoint)[]).filter(
        (key) => input[key] !== undefined && digestOf(input[key]) !== digestOf(old[key]),
      );
      if (keys.length === 0) return toEndpoint(old);
      const changed: EndpointPatch = Object.fromEntries(keys.map((key) => [key, input[key]]));
      const patch = { ...changed, updated_at: clock.now() };
      await endpoints.update(scope, work, id, patch);
      const before = Object.fromEntries(keys.map((key) => [key, old[key]]));
      work.record(changeOf('webhook_endpoint.updated', id, before, { ...changed } as JsonValue));
      return toEndpoint({ ...old, ...patch });
    });
  };
}

/** What making secrets needs. */
export interface EndpointWriterDeps extends EndpointDeps {
  readonly addresses: EndpointAddresses;
  readonly vault: SecretVault;
  readonly quota: TenantQuotaReader;
  readonly random: RandomSource;
  readonly ids: IdSource;
}

/** Creating and rotating: secrets go into the vault and into the one answer that shows them. */
export function createEndpointWriter(deps: EndpointWriterDeps) {
  const { endpoints, addresses, vault, quota, unitOfWork, random, clock, ids } = deps;
  return {
    /**
     * @throws AppError `unprocessable` for an address that is private, not https or not there; `limit_exceeded` with
     * details.limit max_webhook_endpoints
     */
    async create(scope: TenantScope, input: CreateWebhookEndpoint): Promise<WebhookEndpointWithSecret> {
      await addresses.check(input.url);
      await assertWithinLimit(quota, scope, 'max_webhook_endpoints');
      const id = ids.next('webhook_endpoint');
      const secret = newWebhookSecret(random);
      const secret_version = await vault.create(scope, id, { secret });
      const now = clock.now();
      const { url, events, metadata, description = null } = input;
      const created: StoredEndpoint = {
        object: 'webhook_endpoint',
        id,
        tenant_id: scope.tenant_id,
        url,
        events,
        description,
        metadata,
        health: HEALTHY,
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        rotated_at: now,
        previous_secret_expires_at: null,
        archived_at: null,
        secret_version,
        previous_secret_version: null,
      };
      try {
        await unitOfWork.run(scope, async (work) => {
          await endpoints.insert(scope, work, created);
          work.record(changeOf('webhook_endpoint.created', id, null, { url, events, description, metadata }));
        });
      } catch (error) {
        // The failure of the write is what counts; a secret that stays behind signs nothing.
        await vault.discard(scope, id).catch(() => undefined);
        throw error;
      }
      return { ...toEndpoint(created), secret };
    },

    /**
     * Makes a new secret; the present one goes on signing for a while, so that receivers can change over. A third one
     * never signs: rotating again ends the oldest at once.
     *
     * @throws AppError `not_found`, `resource_archived`
     */
    async rotate(
      scope: TenantScope,
      id: string,
      { overlap_seconds }: RotateWebhookSecret,
    ): Promise<WebhookEndpointWithSecret> {
      usable(await stored(endpoints, scope, id));
      const secret = newWebhookSecret(random);
      const secret_version = await vault.add(scope, id, { secret });
      return unitOfWork.run(scope, async (work) => {
        const old = usable(await stored(endpoints, scope, id, work));
        const now = clock.now();
        const overlaps = overlap_seconds > 0;
        const patch = {
          secret_version,
          previous_secret_version: overlaps ? old.secret_version : null,
          previous_secret_expires_at: overlaps ? new Date(now.getTime() + overlap_seconds * 1000) : null,
          rotated_at: now,
          updated_at: now,
        };
        await endpoints.update(scope, work, id, patch);
        work.record(
          changeOf(
            'webhook_endpoint.rotated',
            id,
            { rotated_at: old.rotated_at.toISOString() },
            { rotated_at: now.toISOString(), overlap_seconds },
          ),
        );
        return { ...toEndpoint({ ...old, ...patch }), secret };
      });
    },
  };
}
