import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});

describe('what everyone may read', () => {
  it('says that it is up', async () => {
    const { status, body, headers } = await api.anonymous.get('/v1/health');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
    expect(headers['request-id']).toBeTruthy();
  });

  it('serves its OpenAPI document, with a place for every operation that it has', async () => {
    const { status, body, headers } = await api.anonymous.get('/v1/openapi.json');
    expect([status, body.openapi, headers['content-type']]).toEqual([200, '3.1.0', 'application/json; charset=utf-8']);
    expect(body.paths['/v1/health'].get.operationId).toBe('getHealth');
  });

  it('serves an explorer that may run one script, known by its hash, and leads on without it', async () => {
    const { status, text, headers } = await api.anonymous.get('/v1/docs');
    const [, src = '', integrity] = /<script src="([^"]+)" integrity="([^"]+)" crossorigin/.exec(text) ?? [];
    expect([status, integrity]).toEqual([200, expect.stringMatching(/^sha384-/)]);
    const [, started = ''] = /<script>(.*?)<\/script>/.exec(text) ?? [];
    const hash = createHash('sha256').update(started).digest('base64');
    expect(headers['content-security-policy']).toContain(`script-src ${new URL(src).origin} 'sha256-${hash}'`);
    expect(text).toContain('href="docs/reference"');
  });

  it('serves a plain reference that needs nothing from elsewhere', async () => {
    const { status, text, headers } = await api.anonymous.get('/v1/docs/reference');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('id="getHealth"');
    expect(text).not.toMatch(/<script|<link|(?:src|href)="(?:https?:)?\/\//);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('explains every error where its doc_url points', async () => {
    const { body } = await api.anonymous.get('/v1/nothing');
    const [path, code] = body.error.doc_url.split('#');
    const page = await api.anonymous.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`id="${code}"`);
  });

  it('refuses a query parameter that it does not know', async () => {
    const { status, body } = await api.anonymous.get('/v1/health', { query: { verbose: '1' } });
    expect([status, body.error.param]).toEqual([400, 'verbose']);
  });
});
