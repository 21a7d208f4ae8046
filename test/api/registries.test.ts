import type { Principal } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedBy, REGISTRY_PATHS, type RegistryName, refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();

let owner: ApiClient;
let principal: Principal;
beforeAll(async () => {
  ({ client: owner, principal } = await api.tenant());
});

describe.each(Object.keys(REGISTRY_PATHS) as RegistryName[])('every operation on %s', (registry) => {
  it('answers with what its route promises', async () => {
    const { example, entity, id_field } = registries[registry];
    const path = `/v1/${REGISTRY_PATHS[registry]}`;
    const created = await owner.post(path, { name: 'one', tags: ['t'], metadata: { team: 'a' } });
    const one = `${path}/${created.body.id}`;
    expect(refusal(await owner.get(`${one}/draft`))).toEqual([404, 'not_found', null]);
    const answers = [
      [created, 201, { object: entity, name: 'one', description: '', tags: ['t'], latest_version: null }],
      [await owner.put(`${one}/draft`, { content: example }), 200, { [id_field]: created.body.id }],
      [await owner.get(`${one}/draft`), 200, { object: `${entity}_draft` }],
      [await owner.post(`${one}/versions`, { change_note: 'n' }), 201, { version: 1, change_note: 'n' }],
      [await owner.get(`${one}/versions`), 200, { object: 'list', has_more: false, next_cursor: null }],
      [await owner.get(`${one}/versions/1`), 200, { object: `${entity}_version`, [id_field]: created.body.id }],
      [await owner.patch(one, { name: 'two' }), 200, { name: 'two', tags: ['t'], metadata: { team: 'a' } }],
      [await owner.post(`${one}/archive`), 200, { archived_at: expect.any(String) }],
      [await owner.post(`${one}/restore`), 200, { archived_at: null }],
      [await owner.get(one), 200, { id: created.body.id, tenant_id: principal.tenant_id, latest_version: 1 }],
      [
        await owner.get(`${path}?name_prefix=two&tag=t&limit=1`),
        200,
        { data: [expect.objectContaining({ name: 'two' })] },
      ],
    ] as const;
    for (const [answer, status, body] of answers) {
      expect(answer.body).toMatchObject(body);
      expect(answer.status).toBe(status);
    }
    expect(refusal(await owner.get(`${one}/versions/2`))).toEqual([404, 'not_found', null]);
    expect(refusal(await owner.get(`${one}/versions/0`))).toEqual([400, 'invalid_path', 'version']);
    expect(refusal(await owner.patch(one, {}))[1]).toBe('invalid_body');
    expect(refusal(await owner.patch(one, { nickname: 'x' }))).toEqual([400, 'invalid_body', 'nickname']);
  });
});

describe('drafts and versions', () => {
  it('hold a template of one MiB, line ends and quotes included', async () => {
    const template = '"\n\\ä'.repeat(209_715);
    const { id } = await publishedBy(owner, 'prompts', { template, variables: [] });
    expect((await owner.get(`/v1/prompts/${id}/versions/1`)).body.content.template).toBe(template);
  });

  it('take a write only from someone who has seen the draft', async () => {
    const { id } = await publishedBy(owner, 'prompts');
    const draft = `/v1/prompts/${id}/draft`;
    const content = { template: 'Next.', variables: [] };
    expect(refusal(await owner.put(draft, { content }))).toEqual([428, 'precondition_required', 'If-Match']);
    const stale = { 'if-match': '"sha256:0000000000000000000000000000000000000000000000000000000000000000"' };
    expect(refusal(await owner.put(draft, { content }, { headers: stale }))).toEqual([
      412,
      'precondition_failed',
      'If-Match',
    ]);
    const { etag = '' } = (await owner.get(draft)).headers;
    const written = await owner.put(draft, { content }, { headers: { 'if-match': etag } });
    expect(written.status).toBe(200);
    expect(written.headers['etag']).toBe(`"${written.body.etag}"`);
    const publish = (seen: string) => owner.post(`/v1/prompts/${id}/versions`, {}, { headers: { 'if-match': seen } });
    expect(refusal(await publish(etag))).toEqual([412, 'precondition_failed', 'If-Match']);
    expect((await publish(written.headers['etag'] ?? '')).body).toMatchObject({ version: 2, content });
  });

  it('are not published without a draft, nor twice without a change', async () => {
    const { body } = await owner.post('/v1/prompts', { name: 'empty' });
    const nothing = await owner.post(`/v1/prompts/${body.id}/versions`);
    expect(refusal(nothing)).toEqual([409, 'nothing_to_publish', null]);
    const { id } = await publishedBy(owner, 'prompts');
    const again = await owner.post(`/v1/prompts/${id}/versions`);
    expect(refusal(again)).toEqual([409, 'nothing_to_publish', null]);
    expect(again.body.error.message).toBe('The draft is the same as version 1.');
  });

  it('of a published number have no route that would change them', async () => {
    const { id } = await publishedBy(owner, 'prompts');
    const content = { template: 'x', variables: [] };
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      const answer = await owner.call(method, `/v1/prompts/${id}/versions/1`, { content });
      expect(refusal(answer)).toEqual([404, 'route_not_found', null]);
    }
  });

  it('leave an archived resource readable and unwritable', async () => {
    const { id } = await publishedBy(owner, 'agents');
    expect((await owner.post(`/v1/agents/${id}/archive`)).body.archived_at).toEqual(expect.any(String));
    expect((await owner.get(`/v1/agents/${id}`)).status).toBe(200);
    expect((await owner.get(`/v1/agents/${id}/versions/1`)).status).toBe(200);
    const listed = (await owner.get('/v1/agents?limit=100')).body.data.map((agent: { id: string }) => agent.id);
    expect(listed).not.toContain(id);
    for (const write of [owner.patch(`/v1/agents/${id}`, { name: 'x' }), owner.post(`/v1/agents/${id}/versions`)]) {
      expect(refusal(await write)).toEqual([409, 'resource_archived', null]);
    }
  });

  it('needs the permission for each kind of act', async () => {
    const { id } = await publishedBy(owner, 'tools');
    const writer = await api.as({ ...principal, scopes: ['tools:read', 'tools:write'] });
    expect((await writer.get(`/v1/tools/${id}`)).status).toBe(200);
    const answer = await writer.post(`/v1/tools/${id}/versions`);
    expect(refusal(answer)).toEqual([403, 'insufficient_scope', null]);
    expect(answer.body.error.details).toEqual({ required_scope: 'tools:publish' });
  });
});
