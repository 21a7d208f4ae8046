import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type ExampleCommand, exampleCommands, freePort, startExample } from './support/example-receivers.ts';
import { openWebhookWorld, type WebhookTenant, type WebhookWorld } from './support/world.ts';

const LANGUAGES = ['node', 'python'] as const;
type Language = (typeof LANGUAGES)[number];

let world: WebhookWorld;
let own: WebhookTenant;
let commands: Readonly<Record<Language, ExampleCommand>>;
let ports: Readonly<Record<Language, number>>;

beforeAll(async () => {
  ports = { node: await freePort(), python: await freePort() };
  const hosts = LANGUAGES.map((language) => `127.0.0.1:${ports[language]}`);
  [commands, world] = await Promise.all([exampleCommands(), openWebhookWorld(hosts)]);
}, 600_000);

async function endpointAt(port: number): Promise<{ id: string; secret: string }> {
  own = await world.tenant();
  const body = { url: `http://127.0.0.1:${port}/webhooks`, events: ['user.*'] };
  const made = await own.client.post('/v1/webhook-endpoints', body);
  expect(made.status, made.text).toBe(201);
  return made.body;
}

/** What a process has said arrives a moment after its answer. */
const said = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

describe.each(LANGUAGES)('the receiver of docs/examples for %s, by the published library', (language) => {
  it('takes what was signed, knows a repeat by its id, and refuses what was changed', async () => {
    const { id, secret } = await endpointAt(ports[language]);
    const { lines, stop } = await startExample(commands[language], ports[language], secret);
    const user = await own.happen();
    expect(await own.dispatcher.round()).toEqual(['delivered']);
    const [delivery] = await own.ledger({ webhook_endpoint_id: id });
    await said(() => expect(lines).toEqual([`user.upserted ${user} ${delivery.event_id}`]));
    await own.client.post(`/v1/webhook-deliveries/${delivery.id}/replay`);
    own.dispatcher.clock.advance(60_000);
    expect(await own.dispatcher.round()).toEqual(['delivered']);
    await said(() => expect(lines.at(-1)).toBe(`again ${delivery.event_id}`));
    const forged = await fetch(`http://127.0.0.1:${ports[language]}/`, {
      method: 'POST',
      headers: {
        'webhook-id': 'evt_1',
        'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
        'webhook-signature': 'v1,AAAA',
      },
      body: '{"type":"user.upserted"}',
    });
    expect(forged.status).toBe(400);
    await said(() => expect(lines.at(-1)).toMatch(/^refused: /));
    await stop();
  });

  it('goes on with the old secret while it rotates, and with the new one afterwards', async () => {
    const { id, secret } = await endpointAt(ports[language]);
    const before = await startExample(commands[language], ports[language], secret);
    const { body: rotated } = await own.client.post(`/v1/webhook-endpoints/${id}/rotate`, { overlap_seconds: 120 });
    await own.happen();
    expect(await own.dispatcher.round()).toEqual(['delivered']);
    await before.stop();
    const after = await startExample(commands[language], ports[language], rotated.secret);
    await own.happen();
    expect(await own.dispatcher.round()).toEqual(['delivered']);
    own.dispatcher.clock.advance(180_000);
    await own.happen();
    expect(await own.dispatcher.round()).toEqual(['delivered']);
    await said(() => expect(after.lines).toHaveLength(2));
    await after.stop();
    const old = await startExample(commands[language], ports[language], secret);
    await own.happen();
    expect(await own.dispatcher.round()).toEqual(['retrying']);
    await said(() => expect(old.lines[0]).toMatch(/^refused: /));
    await old.stop();
  });
});
