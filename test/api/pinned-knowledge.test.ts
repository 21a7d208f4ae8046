import { systemClock } from '@patchbay/config';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { sessionKnowledge } from '@patchbay/core/session-tools';
import { createIndexViewReader, createSearchService } from '@patchbay/core/vector-search';
import { createEmbedderSource } from '@patchbay/models';
import {
  createChunkRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { idOf, startComponent } from '@patchbay/testing';
import { createVectorStores } from '@patchbay/vector';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, pinsOf, refusal } from '../support/registry-fixtures.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';
import { indexPassages, type PassageServers } from './support/index-passages.ts';

const QUERY = 'When do you open on Saturdays?';
const SUMMER = 'On Saturdays we open at nine in the morning.';
const WINTER = 'On Saturdays we open at eleven in the morning.';

let api: TestApi;
let client: ApiClient;
let of: ReturnType<typeof indexFiles>;
let put: ReturnType<typeof indexPassages>;
let servers: PassageServers;

beforeAll(async () => {
  const [{ chroma_url }, { openai }] = await Promise.all([startComponent('chroma'), startComponent('model-server')]);
  servers = { chroma_url, openai };
  const env = { CHROMA_URL: chroma_url, OPENAI_BASE_URL: openai.base_url, OPENAI_API_KEY: openai.api_key };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env } });
  const tenant = await api.tenant();
  client = tenant.client;
  of = indexFiles(api, tenant.principal);
  put = indexPassages(api, of, servers);
}, 600_000);

const texts = ({ body, text }: ApiAnswer): string[] => {
  expect(body.data, text).toBeInstanceOf(Array);
  return body.data.map((hit: { text: string }) => hit.text);
};
const search = (scope: object, more: object = {}) => client.post('/v1/search', { query: QUERY, ...scope, ...more });

async function anIndex(...passages: string[]) {
  const id: string = (await client.post('/v1/search-indexes', { name: 'Hours' })).body.id;
  const file_id = await of.ready([id]);
  if (passages.length > 0) await put(id, file_id, 1, passages);
  const snap = async (): Promise<string> => (await client.post(`/v1/search-indexes/${id}/snapshots`, {})).body.id;
  return { id, file_id, snap };
}

async function anAgent() {
  const { agentId: agent_id, body } = await pinsOf(client);
  const path = `/v1/agents/${agent_id}`;
  const bind = async (knowledge: object[]): Promise<string> => {
    const bound = await client.post(`${path}/bindings`, { ...body, knowledge });
    expect(bound.status, bound.text).toBe(201);
    return bound.body.id;
  };
  const release = async (binding_id: string) => client.put(`${path}/environments/production`, { binding_id });
  return { agent_id, path, bind, release };
}

/** What a session's tool answers, as the agent runtime makes it from what is live. */
async function askAgent(agent_id: string) {
  const { body } = await client.get(`/v1/agents/${agent_id}/resolve`, { query: { environment: 'production' } });
  const { knowledge } = body.config as ResolvedConfig;
  const { database } = api.db;
  const service = createSearchService({
    indexes: createIndexViewReader({
      indexes: createSearchIndexRepository(database),
      snapshots: createIndexSnapshotRepository(database),
    }),
    entries: createIndexEntryRepository(database, systemClock),
    chunks: createChunkRepository(database),
    vectors: createVectorStores({ chroma_url: servers.chroma_url }),
    embedders: createEmbedderSource({
      provider: 'openai',
      default_model: 'all-minilm-l6-v2',
      openai: servers.openai,
      bedrock: {},
      bundled_model_dir: undefined,
    }),
  });
  const dispatch = { session_id: idOf('session', 1), tenant_id: of.scope.tenant_id, digest: body.digest };
  const found = await sessionKnowledge(service, dispatch, knowledge)({ query: QUERY, top_k: 3, min_score: 0.25 });
  return found.results.map(({ text }) => text);
}

describe('knowledge that a binding pins', { timeout: 60_000 }, () => {
  it('is what the agent knows, whatever the index learns; a rollback brings back what it knew', async () => {
    const { id, file_id, snap } = await anIndex(SUMMER);
    const summer = await snap();
    const { agent_id, path, bind, release } = await anAgent();
    await release(await bind([{ index_id: id, snapshot_id: summer }]));

    await put(id, file_id, 2, [WINTER]);
    expect(texts(await search({ index_ids: [id] })), 'the live index').toEqual([WINTER]);
    expect(await askAgent(agent_id)).toEqual([SUMMER]);

    const winter = await snap();
    await release(await bind([{ index_id: id, snapshot_id: winter }]));
    expect(await askAgent(agent_id)).toEqual([WINTER]);

    const back = await client.post(`${path}/environments/production/rollback`, {});
    expect(back.status, back.text).toBe(200);
    expect(await askAgent(agent_id)).toEqual([SUMMER]);
    expect(texts(await search({ agent: { agent_id, environment: 'production' } }))).toEqual([SUMMER]);
    const [hit] = (await search({ agent: { agent_id, environment: 'production' } })).body.data;
    expect(hit.citation).toMatchObject({ file_id, version: 1 });
    expect((await client.get(`/v1/search-indexes/${id}/snapshots/${summer}`)).body.bindings).toBe(2);
  });

  it('goes on to be found in an archived index', async () => {
    const { id, snap } = await anIndex(SUMMER);
    const snapshot_id = await snap();
    await client.post(`/v1/search-indexes/${id}/archive`, {});
    expect(texts(await search({ indexes: [{ index_id: id, snapshot_id }] }))).toEqual([SUMMER]);
  });
});

describe('where a search looks', { timeout: 60_000 }, () => {
  it('is the index as it is, or as a snapshot holds it, by words too', async () => {
    const { id, file_id, snap } = await anIndex(SUMMER);
    const snapshot_id = await snap();
    await put(id, file_id, 2, [WINTER]);
    for (const mode of ['dense', 'lexical', 'hybrid']) {
      expect(texts(await search({ indexes: [{ index_id: id }] }, { mode })), mode).toEqual([WINTER]);
      expect(texts(await search({ indexes: [{ index_id: id, snapshot_id }] }, { mode })), mode).toEqual([SUMMER]);
    }
  });

  it('is exactly what an agent pins: no filter reaches beyond it, and nothing is found by one that pins nothing', async () => {
    const pinned = await anIndex(SUMMER);
    const other = await anIndex(WINTER);
    const { agent_id, bind, release } = await anAgent();
    const binding_id = await bind([{ index_id: pinned.id, track: 'live' }]);
    await release(await bind([]));
    const agent = { agent_id, binding_id };
    expect(texts(await search({ agent }))).toEqual([SUMMER]);
    expect(texts(await search({ agent }, { filter: { file_ids: [other.file_id] } }))).toEqual([]);
    const nothing = await search({ agent: { agent_id, environment: 'production' } });
    expect(nothing.body).toMatchObject({ grounded: false, data: [] });
  });

  it.each<[string, object, unknown[]]>([
    ['nowhere', {}, [400, 'invalid_body', 'index_ids']],
    [
      'twice',
      { index_ids: [`idx_${NOBODY}`], agent: { agent_id: `agt_${NOBODY}`, environment: 'production' } },
      [400, 'invalid_body', 'agent'],
    ],
    [
      'in two snapshots of one index',
      { indexes: [{ index_id: `idx_${NOBODY}` }, { index_id: `idx_${NOBODY}`, snapshot_id: `snp_${NOBODY}` }] },
      [400, 'invalid_body', 'indexes'],
    ],
    [
      'as an agent that is neither live nor bound',
      { agent: { agent_id: `agt_${NOBODY}` } },
      [400, 'invalid_body', 'agent'],
    ],
    [
      'as an agent that is not there',
      { agent: { agent_id: `agt_${NOBODY}`, environment: 'production' } },
      [422, 'reference_not_found', 'agent.agent_id'],
    ],
    [
      'in an index that is not there',
      { indexes: [{ index_id: `idx_${NOBODY}` }] },
      [422, 'reference_not_found', 'indexes.0.index_id'],
    ],
  ])('cannot be %s', async (_what, scope, expected) => {
    expect(refusal(await search(scope))).toEqual(expected);
  });

  it("cannot be what is not the tenant's own, nor of another agent", async () => {
    const { id, snap } = await anIndex(SUMMER);
    const other = await anIndex(SUMMER);
    const snapshot_id = await snap();
    const { agent_id, bind } = await anAgent();
    const binding_id = await bind([{ index_id: id, snapshot_id }]);
    const second = await anAgent();
    expect(refusal(await search({ indexes: [{ index_id: other.id, snapshot_id }] }))).toEqual([
      422,
      'reference_not_found',
      'indexes.0.snapshot_id',
    ]);
    const agent = { agent_id: second.agent_id, binding_id };
    expect(refusal(await search({ agent }))).toEqual([422, 'reference_not_found', 'agent.binding_id']);
    const empty = { agent: { agent_id, environment: 'staging' } };
    expect(refusal(await search(empty))).toEqual([409, 'no_live_binding', 'agent.environment']);
    const stranger = (await api.tenant()).client;
    for (const scope of [{ indexes: [{ index_id: id, snapshot_id }] }, { agent: { agent_id, binding_id } }]) {
      const answer = await stranger.post('/v1/search', { query: QUERY, ...scope });
      expect([answer.status, answer.body.error.code]).toEqual([422, 'reference_not_found']);
    }
  });
});
