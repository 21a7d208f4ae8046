import type { Route, RouteAuth } from '../route/index.ts';

/** The one scope at which the gateway lets a token in; the fine ones are checked in code, so that a miss is our 403. */
export const GATEWAY_SCOPE = { server: 'patchbay', name: 'api', full: 'patchbay/api' } as const;

/** Where the gateway finds what it calls. Values may be unresolved CloudFormation references. */
export interface GatewayTargets {
  readonly title: string;
  readonly version: string;
  /** ARNs of the user pools whose access tokens open `cognito` routes. */
  readonly user_pool_arns: readonly string[];
  /** Invocation URI of a route's function; of one that streams, the URI for invocations whose answer is streamed. */
  uriOf(route: Route): string;
  /** Whether the answer of a route is passed on as it comes. */
  streams(route: Route): boolean;
  /** Invocation URI of the session authorizer; must be there when the table has `session` routes. */
  readonly session_authorizer_uri?: string;
  /** Invocation URI of the function that answers OPTIONS; without it no browser can call. */
  readonly preflight_uri?: string;
}

type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

interface GatewayOperation {
  readonly operationId?: string;
  readonly parameters?: readonly object[];
  readonly security?: readonly SecurityRequirement[];
  readonly responses: object;
  readonly 'x-amazon-apigateway-integration': object;
}

/** The OpenAPI 3.0 document that API Gateway imports. */
export interface GatewayDocument {
  readonly openapi: '3.0.1';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, GatewayOperation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, object>> };
}

const PEOPLE_AND_KEYS = 'peopleAndKeys';
const SESSION = 'session';

/**
 * Makes the gateway's document from the route table: paths, authorizers and integrations only. Schemas stay out: the
 * functions validate, and a template has a size limit.
 *
 * @throws Error when the table needs a session authorizer and there is none.
 */
export function gatewayBody(routes: readonly Route[], targets: GatewayTargets): GatewayDocument {
  if (targets.session_authorizer_uri === undefined && routes.some(({ auth }) => auth === 'session')) {
    throw new Error('there are session routes but no session authorizer in functions/authorizers/table.ts');
  }
  const paths: Record<string, Record<string, GatewayOperation>> = {};
  for (const route of routes) {
    const operations = paths[route.path] ?? preflightOf(route.path, targets);
    paths[route.path] = operations;
    const method = route.method.toLowerCase();
    if (operations[method] !== undefined) throw new Error(`two routes answer ${route.method} ${route.path}`);
    operations[method] = {
      operationId: route.id,
      ...parametersOf(route.path),
      ...securityOf(route.auth),
      ...proxyTo(targets.uriOf(route), targets.streams(route)),
    };
  }
  return {
    openapi: '3.0.1',
    info: { title: targets.title, version: targets.version },
    paths,
    components: { securitySchemes: securitySchemes(targets) },
  };
}

function preflightOf(path: string, { preflight_uri }: GatewayTargets): Record<string, GatewayOperation> {
  return preflight_uri === undefined ? {} : { options: { ...parametersOf(path), ...proxyTo(preflight_uri) } };
}

/** Path parameters must be declared, or the gateway does not import them. */
function parametersOf(path: string): { parameters?: object[] } {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  };
}

function securityOf(auth: RouteAuth): { security?: SecurityRequirement[] } {
  if (auth === 'cognito') return { security: [{ [PEOPLE_AND_KEYS]: [GATEWAY_SCOPE.full] }] };
  if (auth === 'session') return { security: [{ [SESSION]: [] }] };
  return {};
}

function proxyTo(uri: string, streams = false) {
  return {
    responses: { default: { description: 'Answered by the function' } },
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri,
      passthroughBehavior: 'when_no_match',
      ...(streams ? { responseTransferMode: 'STREAM' } : {}),
    },
  };
}

function securitySchemes(targets: GatewayTargets): Record<string, object> {
  const bearer = { type: 'apiKey', name: 'Authorization', in: 'header' };
  const schemes: Record<string, object> = {
    [PEOPLE_AND_KEYS]: {
      ...bearer,
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: targets.user_pool_arns },
    },
  };
  if (targets.session_authorizer_uri !== undefined) {
    schemes[SESSION] = {
      ...bearer,
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': {
        type: 'request',
        identitySource: 'method.request.header.Authorization',
        authorizerUri: targets.session_authorizer_uri,
        // A stopped session must stop working at once, so no verdict is kept.
        authorizerResultTtlInSeconds: 0,
      },
    };
  }
  return schemes;
}
