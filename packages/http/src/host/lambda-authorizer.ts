import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Authorizer } from './authorizer.ts';

/** A Lambda that the gateway asks before a route runs. */
type AuthorizerLambda = (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/**
 * Runs a Lambda authorizer in this process as the gateway does: without the header it is not asked; what it throws is
 * 401; its context reaches the function when its policy allows.
 */
export function lambdaAuthorizer(lambda: AuthorizerLambda): Authorizer {
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return undefined;
    const event = {
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-east-1:000000000000:local/local/GET/v1/client/session',
      headers: { Authorization: authorization },
    } as unknown as APIGatewayRequestAuthorizerEvent;
    try {
      const { policyDocument, principalId, context } = await lambda(event);
      const allowed = policyDocument.Statement.every(({ Effect }) => Effect === 'Allow');
      return allowed ? { ...context, principalId } : undefined;
    } catch {
      return undefined;
    }
  };
}
