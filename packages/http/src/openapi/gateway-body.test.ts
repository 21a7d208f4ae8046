import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, type Route } from '../route/index.ts';
import { type GatewayTargets, gatewayBody } from './gateway-body.ts';

const route = (id: string, over: Partial<Route>): Route => ({
  ...defineRoute({
    id,
    module: 'things',
    method: 'GET',
    path: '/v1/things/{thing_id}',
    summary: 'A thing',
    auth: 'cognito',
    success: { status: 200, schema: z.object({}), description: 'It' },
    errors: [],
    uses: [],
    audit: [],
    idempotency: 'none',
  }),
  ...over,
});

const targets: GatewayTargets = {
  title: 'Patchbay',
  version: '1',
  user_pool_arns: ['arn:people', 'arn:keys'],
  uriOf: ({ id }) => `uri:${id}`,
  streams: ({ streams }) => streams === true,
  session_authorizer_uri: 'uri:authorizer',
  preflight_uri: 'uri:preflight',
};

describe('the document that the gateway imports', () => {
  it('sends every route to its own function', () => {
    const { paths } = gatewayBody([route('getThing', {}), route('updateThing', { method: 'PATCH' })], targets);
    const operations = paths['/v1/things/{thing_id}'];
    expect(operations?.get?.['x-amazon-apigateway-integration']).toMatchObject({
      type: 'aws_proxy',
      uri: 'uri:getThing',
    });
    expect(operations?.patch?.['x-amazon-apigateway-integration']).toMatchObject({ uri: 'uri:updateThing' });
    expect(operations?.get?.parameters).toEqual([
      { name: 'thing_id', in: 'path', required: true, schema: { type: 'string' } },
    ]);
  });

  it('has the answers of routes that stream passed on as they come, and no others', () => {
    const { paths } = gatewayBody([route('tell', { streams: true }), route('other', { method: 'PUT' })], targets);
    const operations = paths['/v1/things/{thing_id}'];
    expect(operations?.get?.['x-amazon-apigateway-integration']).toMatchObject({ responseTransferMode: 'STREAM' });
    expect(operations?.put?.['x-amazon-apigateway-integration']).not.toHaveProperty('responseTransferMode');
  });

  it('guards cognito routes with both pools and the one gateway scope, session routes with the authorizer', () => {
    const document = gatewayBody(
      [
        route('getThing', {}),
        route('getMine', { path: '/v1/client/me', auth: 'session' }),
        route('getHealth', { path: '/v1/health', auth: 'public' }),
        route('report', { path: '/internal/v1/reports', auth: 'internal' }),
      ],
      targets,
    );
    const securityAt = (path: string) => document.paths[path]?.get?.security;
    expect(securityAt('/v1/things/{thing_id}')).toEqual([{ peopleAndKeys: ['patchbay/api'] }]);
    expect(securityAt('/v1/client/me')).toEqual([{ session: [] }]);
    expect(securityAt('/v1/health')).toBeUndefined();
    expect(securityAt('/internal/v1/reports')).toBeUndefined();
    expect(document.components.securitySchemes.peopleAndKeys).toMatchObject({
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:people', 'arn:keys'] },
    });
  });

  it('answers OPTIONS on every path without asking for a credential', () => {
    const { paths } = gatewayBody([route('getThing', {}), route('getHealth', { path: '/v1/health' })], targets);
    for (const operations of Object.values(paths)) {
      expect(operations.options?.['x-amazon-apigateway-integration']).toMatchObject({ uri: 'uri:preflight' });
      expect(operations.options?.security).toBeUndefined();
    }
  });

  it('refuses two routes on one method and path, and session routes without an authorizer', () => {
    expect(() => gatewayBody([route('a', {}), route('b', {})], targets)).toThrow('two routes answer GET');
    const { session_authorizer_uri: _, ...without } = targets;
    expect(() => gatewayBody([route('getMine', { auth: 'session' })], without)).toThrow('no session authorizer');
  });
});
