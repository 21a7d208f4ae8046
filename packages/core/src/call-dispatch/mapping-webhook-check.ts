import { AppError, isAppError, type TenantScope, type Work } from '../kernel/index.ts';
import type { MappingContent } from './inbound-mapping.ts';
import type { MappingTargets } from './inbound-mapping-repository.ts';

/** Looks at addresses that are to be called. */
export interface WebhookAddresses {
  /** @throws AppError `unprocessable` for what is private, not https or not there. */
  check(url: string): Promise<void>;
}

type Webhook = Pick<MappingContent, 'webhook'>;

/**
 * Refuses an address that may not be called already when it is written; it is looked at again with every call.
 *
 * @throws AppError `unprocessable` (webhook.url)
 */
export async function assertCallable(addresses: WebhookAddresses, { webhook }: Webhook): Promise<void> {
  if (!webhook) return;
  try {
    await addresses.check(webhook.url);
  } catch (error) {
    if (!isAppError(error, 'unprocessable')) throw error;
    const param = 'webhook.url';
    throw new AppError('unprocessable', { message: error.message.replace(/^url:/, `${param}:`), param });
  }
}

/** @throws AppError `reference_not_found`, `reference_archived` (webhook.webhook_endpoint_id) */
export async function assertSigned(
  targets: Pick<MappingTargets, 'webhookEndpoint'>,
  scope: TenantScope,
  work: Work,
  { webhook }: Webhook,
): Promise<void> {
  if (!webhook) return;
  const endpoint = await targets.webhookEndpoint(scope, webhook.webhook_endpoint_id, work);
  const param = 'webhook.webhook_endpoint_id';
  if (endpoint === null) {
    throw new AppError('reference_not_found', { message: 'There is no such webhook endpoint.', param });
  }
  if (endpoint.archived_at !== null) {
    throw new AppError('reference_archived', { message: 'The webhook endpoint is archived.', param });
  }
}
