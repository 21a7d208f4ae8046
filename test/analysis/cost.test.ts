import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { makeAnother } from '../isolation/resources.ts';

let api: TestApi;
let client: ApiClient;
let session_id: string;
const DAY = '2026-11-20';

const model = (change: object) => ({
  kind: 'llm',
  provider: 'openai',
  model: 'gpt-4o-mini',
  input_tokens: 0,
  input_cached_tokens: 0,
  output_tokens: 0,
  characters: 0,
  audio_ms: 0,
  ...change,
});
const USED = [
  model({ input_tokens: 1_000_001, input_cached_tokens: 400_000, output_tokens: 7 }),
  model({ kind: 'stt', provider: 'deepgram', model: 'nova-3', audio_ms: 61_500 }),
  model({ kind: 'tts', provider: 'cartesia', model: 'sonic-2', characters: 1_234 }),
];

beforeAll(async () => {
  api = await startApi();
}, 600_000);

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client } = tenant);
  session_id = await makeAnother('session_id', api, tenant.principal, {});
  const db = api.db.client.db(api.db.name);
  const at = new Date(`${DAY}T10:00:00Z`);
  const lasted = { created_at: at, started_at: at, ended_at: new Date(at.getTime() + 90_000), status: 'ended' };
  const runs = [{ id: 'one', seq: 1, started_at: at, tool_calls: 0, searches: 0, metrics: { usage: USED } }];
  const row = { _id: session_id as never };
  await db.collection('sessions').updateOne(row, { $set: { ...lasted, runs } }, { bypassDocumentValidation: true });
});

const costOf = async () => (await client.get(`/v1/sessions/${session_id}/cost`)).body;
const priced = async (effective_from: string, prices: object[], currency = 'USD') => {
  const made = await client.post('/v1/price-lists', { effective_from, currency, prices });
  return made;
};

describe('what a session cost', () => {
  it('is known to the billionth where there is a price, and what has none is listed', async () => {
    const cost = await costOf();
    expect(cost).toMatchObject({ object: 'session_cost', session_id, currency: 'USD' });
    const amounts = Object.fromEntries(
      cost.components.map((one: Record<string, string>) => [one['kind'], one['amount']]),
    );
    expect(amounts).toEqual({
      llm_input: '0.090000150',
      llm_input_cached: '0.030000000',
      llm_output: '0.000004200',
    });
    expect(cost.total).toBe('0.120004350');
    expect(cost.unpriced).toEqual([
      { kind: 'media', provider: 'platform', model: 'web', purpose: 'conversation', quantity: 90, unit: 'second' },
      { kind: 'stt', provider: 'deepgram', model: 'nova-3', purpose: 'conversation', quantity: 61.5, unit: 'second' },
      {
        kind: 'tts',
        provider: 'cartesia',
        model: 'sonic-2',
        purpose: 'conversation',
        quantity: 1_234,
        unit: 'character',
      },
    ]);
  });

  it("is counted at the tenant's own prices of the day, which go before the product's", async () => {
    const stt = (price: string) => ({ kind: 'stt', provider: 'deepgram', model: '*', unit: 'minute', price });
    expect((await priced('2026-11-01', [stt('0.0077')])).status).toBe(201);
    expect((await priced('2026-11-21', [stt('9')])).status).toBe(201);
    const found = (await costOf()).components.find(({ kind }: { kind: string }) => kind === 'stt');
    expect(found).toMatchObject({ unit_price: '0.0077', price_unit: 'minute', amount: '0.007892500' });
    const own = { kind: 'llm_output', provider: 'openai', model: 'gpt-4o-mini', unit: '1m_tokens', price: '2' };
    await priced('2026-11-20', [own]);
    const { body: prices } = await client.get('/v1/prices', { query: { day: DAY } });
    expect(
      prices.prices.filter(
        ({ kind, model: m }: Record<string, string>) => kind === 'llm_output' && m === 'gpt-4o-mini',
      ),
    ).toEqual([own]);
    const days = await client.get('/v1/usage/cost', { query: { from: DAY, to: DAY } });
    const { components, total } = await costOf();
    expect(days.body).toMatchObject({ object: 'usage_cost', from: DAY, to: DAY, components, total });
  });

  it('is never a sum of two currencies', async () => {
    const media = { kind: 'media', provider: '*', model: '*', unit: 'minute', price: '0.5' };
    expect((await priced('2026-11-01', [media], 'EUR')).status).toBe(201);
    const cost = await costOf();
    expect(cost).toMatchObject({ currency: 'EUR', total: '0.750000000' });
    expect(cost.unpriced.map(({ kind }: { kind: string }) => kind)).toContain('llm_input');
    const other = await priced('2026-12-01', [media], 'USD');
    expect([other.status, other.body.error.param]).toEqual([422, 'currency']);
  });

  it.each([
    [{ kind: 'stt', provider: '*', model: '*', unit: '1m_tokens', price: '1' }, 'prices.0.unit'],
    [{ kind: 'stt', provider: '*', model: '*', unit: 'minute', price: '1.0000000001' }, 'prices.0.price'],
    [{ kind: 'stt', provider: '*', model: '*', unit: 'minute', price: 0.1 }, 'prices.0.price'],
  ])('cannot be had from a price that means nothing', async (price, param) => {
    const { status, body } = await priced('2026-11-01', [price]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.param).toBe(param);
  });
});
