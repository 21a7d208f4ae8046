import { type CallMaker, callOf, done, type Scene } from './audited-calls.ts';

/** A public address, so that nobody has to be asked for it; nobody answers there within the sandbox of a test. */
const body = { url: 'https://93.184.215.14:9/patchbay', events: ['file.ready'] };

const anEndpoint = async (scene: Scene): Promise<string> =>
  (await done(scene, 'createWebhookEndpoint', { body })).id as string;

const onCreated: CallMaker = async (scene, route) =>
  callOf(scene, route, { values: { webhook_endpoint_id: await anEndpoint(scene) } });

/** Calls around webhooks. */
export const WEBHOOK_CALLS: Readonly<Record<string, CallMaker>> = {
  createWebhookEndpoint: async (scene, route) => callOf(scene, route, { body }),
  updateWebhookEndpoint: onCreated,
  rotateWebhookSecret: onCreated,
  testWebhookEndpoint: onCreated,
  archiveWebhookEndpoint: onCreated,
  replayEvents: async (scene, route) => {
    const webhook_endpoint_id = await anEndpoint(scene);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    return callOf(scene, route, { values: { webhook_endpoint_id }, body: { since, events: ['*'] } });
  },
  restoreWebhookEndpoint: async (scene, route) => {
    const webhook_endpoint_id = await anEndpoint(scene);
    await done(scene, 'archiveWebhookEndpoint', { values: { webhook_endpoint_id } });
    return callOf(scene, route, { values: { webhook_endpoint_id } });
  },
};
