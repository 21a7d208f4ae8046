import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf, publishedBy } from '../support/registry-fixtures.ts';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
let api: GatewayCaller;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct();
  api = product.api((await product.createTenant()).token);
}, PRODUCT_UP_MS);

describe('registries, as deployed', { timeout: 60_000 }, () => {
  it('bring numbers in and tell what a call to one would get', async () => {
    const { agentId, body: pins } = await pinsOf(api);
    const binding = await api.post(`/v1/agents/${agentId}/bindings`, pins);
    expect(binding.status, binding.text).toBe(201);
    await api.put(`/v1/agents/${agentId}/environments/production`, { binding_id: binding.body.id });
    const entries = [
      { number: '030 55512345', agent_id: agentId, variables: { clinic: 'the Harbour Clinic' } },
      { number: '+4930 555 12346', agent_name: 'Nobody' },
    ];
    const list = { default_country: 'DE', entries };
    const tried = await api.post('/v1/inbound-mappings/import?dry_run=true', list);
    expect([tried.status, tried.body.created, tried.body.failed], tried.text).toEqual([200, 1, 1]);
    expect((await api.get('/v1/inbound-mappings')).body.data).toEqual([]);
    const report = await api.post('/v1/inbound-mappings/import', list);
    expect(report.body).toMatchObject({ applied: true, created: 1, failed: 1 });
    expect(report.body.results[1].error.code).toBe('agent_not_found');
    expect((await api.post('/v1/inbound-mappings/import', list)).body).toMatchObject({ created: 0, unchanged: 1 });
    const route = await api.get('/v1/inbound-mappings/resolve?number=%2B493055512345');
    expect(route.status, route.text).toBe(200);
    expect(JSON.stringify(route.body)).toContain(binding.body.id);
  });

  it('render prompts with their tokens counted: the encoding lies beside the function that needs it', async () => {
    const variables = [{ name: 'what', type: 'string' }];
    const { id } = await publishedBy(api, 'prompts', { template: '{{what}}', variables });
    // https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb
    for (const path of ['draft', 'versions/1']) {
      const values = { variables: { what: 'お誕生日おめでとう' } };
      const { status, body, text } = await api.post(`/v1/prompts/${id}/${path}/render`, values);
      expect(status, text).toBe(200);
      expect(body).toMatchObject({ characters: 9, tokens: { encoding: 'o200k_base', count: 8, exact: true } });
    }
  });
});
