import { gatewayBody } from '@patchbay/http/openapi';
import type { BackgroundFunction, Route } from '@patchbay/http/route';
import { ArnFormat, CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  ApiDefinition,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addGatewayErrors } from '../constructs/gateway-errors.ts';
import { functionName, resourceName } from '../constructs/names.ts';
import type { Platform } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { streamsAnswer } from '../constructs/response-streaming.ts';
import { ProductStack } from './product-stack.ts';

/** The routes and the functions that the gateway itself asks. */
export interface ApiTable {
  readonly routes: readonly Route[];
  readonly authorizers: readonly BackgroundFunction[];
}

/**
 * One REST API from one generated document, its errors in our words, and the permission of each function to be called
 * by its own route. Functions are found by name: this stack imports nothing of the module stacks.
 */
export class ApiStack extends ProductStack {
  readonly api: SpecRestApi;
  readonly stageArn: string;
  readonly #platform: Platform;

  constructor(scope: Construct, { routes, authorizers }: ApiTable, platform: Platform) {
    super(scope, 'api', platform.config, 'Patchbay: the REST API');
    this.#platform = platform;
    const { config, people, keys } = platform;
    if (people === undefined || keys === undefined) throw new Error('the API needs the user pools');
    const authorizer = authorizers.find(({ source }) => source.kind === 'session-authorizer');
    const preflight = authorizers.find(({ source }) => source.kind === 'cors-preflight');
    for (const fn of authorizers) new ProductFunction(this, fn, platform);

    const body = gatewayBody(routes, {
      title: resourceName(config, 'api'),
      version: '1',
      user_pool_arns: [people.pool.userPoolArn, keys.pool.userPoolArn],
      uriOf: (route) => this.#invocationUri(route.id, streamsAnswer(route, config)),
      streams: (route) => streamsAnswer(route, config),
      ...(authorizer === undefined ? {} : { session_authorizer_uri: this.#invocationUri(authorizer.id) }),
      ...(preflight === undefined ? {} : { preflight_uri: this.#invocationUri(preflight.id) }),
    });
    this.api = new SpecRestApi(this, 'rest-api', {
      restApiName: resourceName(config, 'api'),
      apiDefinition: ApiDefinition.fromInline(body),
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      deployOptions: {
        stageName: config.stage,
        throttlingRateLimit: config.throttle.rate_per_second,
        throttlingBurstLimit: config.throttle.burst,
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        accessLogDestination: new LogGroupLogDestination(
          new LogGroup(this, 'access-log', {
            logGroupName: `/aws/apigateway/${resourceName(config, 'access')}`,
            retention: config.log_retention_days,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        accessLogFormat: ACCESS_LOG_FORMAT,
      },
    });
    this.stageArn = this.api.deploymentStage.stageArn;
    acknowledge(this.api, 'Requests are validated in the function, where errors name the field.', 'AwsSolutions-APIG2');
    acknowledge(this.api, 'Attached by the edge stack on AWS; the emulator has no associations.', 'AwsSolutions-APIG3');
    acknowledge(
      this.api,
      'The policy that AWS documents for the log role of API Gateway, one role an account.',
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    );
    acknowledge(
      this.api,
      'The document has no gateway responses, so the resources cannot drift from it; the emulator ignores those inside.',
      'CloudFormation-Validate::W3660',
    );
    addGatewayErrors(this.api, config.cors_origins);
    this.#permit(routes, authorizer, preflight);

    new CfnOutput(this, 'ApiId', { value: this.api.restApiId });
    new CfnOutput(this, 'ApiStageName', { value: config.stage });
    new CfnOutput(this, 'ApiUrl', { value: this.api.urlForPath('/') });
  }

  #permit(
    routes: readonly Route[],
    authorizer: BackgroundFunction | undefined,
    preflight: BackgroundFunction | undefined,
  ): void {
    const { stage } = this.#platform.config;
    for (const { id, method, path } of routes) {
      this.#allowInvocation(id, this.api.arnForExecuteApi(method, path.replaceAll(/\{[^}]+\}/g, '*'), stage));
    }
    if (preflight !== undefined) this.#allowInvocation(preflight.id, this.api.arnForExecuteApi('OPTIONS', '/*', stage));
    if (authorizer !== undefined) {
      const anyAuthorizer = this.formatArn({
        service: 'execute-api',
        resource: this.api.restApiId,
        resourceName: 'authorizers/*',
      });
      this.#allowInvocation(authorizer.id, anyAuthorizer);
    }
  }

  #allowInvocation(id: string, sourceArn: string): void {
    new CfnPermission(this, `${functionName(this.#platform.config, id)}-invocation`, {
      action: 'lambda:InvokeFunction',
      functionName: functionName(this.#platform.config, id),
      principal: 'apigateway.amazonaws.com',
      sourceArn,
    });
  }

  #invocationUri(id: string, streams = false): string {
    const lambda = this.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: functionName(this.#platform.config, id),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const [version, action] = streams
      ? ['2021-11-15', 'response-streaming-invocations']
      : ['2015-03-31', 'invocations'];
    return `arn:${this.partition}:apigateway:${this.region}:lambda:path/${version}/functions/${lambda}/${action}`;
  }
}

/** One JSON line a request; no header, no body, no query. */
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    request_id: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTimeEpoch(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    latency_ms: AccessLogField.contextResponseLatency(),
    function_latency_ms: AccessLogField.contextIntegrationLatency(),
    response_bytes: AccessLogField.contextResponseLength(),
    source_ip: AccessLogField.contextIdentitySourceIp(),
    tenant_id: AccessLogField.contextAuthorizerClaims('tenant_id'),
    error: AccessLogField.contextErrorResponseType(),
  }),
);
