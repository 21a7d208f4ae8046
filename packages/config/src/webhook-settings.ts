import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How orders reach those who deliver webhooks. */
export interface WebhookQueueConfig {
  readonly queue_url: string;
}

export const webhookQueueSettings = defineSettings({
  variables: { WEBHOOK_QUEUE_URL: urlOf('http', 'https') },
  toConfig: (values): WebhookQueueConfig => ({ queue_url: values.WEBHOOK_QUEUE_URL }),
});

export const loadWebhookQueueConfig = loaderOf(webhookQueueSettings);
