import { AppError, type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { authorizers } from '../../functions/authorizers/table.ts';
import { callSteps } from '../../functions/calls/steps.ts';
import { events } from '../../functions/events/table.ts';
import { routes as ownRoutes } from '../../functions/http/routes.ts';
import { failStep, steps } from '../../functions/ingestion/steps.ts';
import { operations } from '../../functions/operations/table.ts';
import { scheduled } from '../../functions/scheduled/table.ts';
import { triggers } from '../../functions/triggers/table.ts';
import { stageConfig } from '../../infra/config/stages.ts';
import { gatewayErrorTemplate } from '../../infra/constructs/gateway-errors.ts';
import { functionName } from '../../infra/constructs/names.ts';
import type { ProductTables } from '../../infra/product.ts';
import { errorBody } from '../../packages/http/src/handler/error-body.ts';
import { exampleTables } from './example-tables.ts';
import { AWS_CONTEXT, resourcesOf, type Synthesized, synthesize, type TemplateResource } from './synthesize.ts';

const LOCAL_CONTEXT = { target: 'local', stage: 'test' };
const ownTables: ProductTables = {
  routes: ownRoutes,
  ingestion: { steps, failStep },
  calls: callSteps,
  authorizers,
  triggers,
  background: [...events, ...operations, ...scheduled],
};
const aws = synthesize(AWS_CONTEXT, exampleTables);
const local = synthesize(LOCAL_CONTEXT, exampleTables);
const ownAws = synthesize(AWS_CONTEXT, ownTables, true);
const ownLocal = synthesize(LOCAL_CONTEXT, ownTables);
const products: [string, ProductTables, Synthesized][] = [
  ['AWS', ownTables, ownAws],
  ['the emulator', ownTables, ownLocal],
  ['AWS, twice as large,', exampleTables, aws],
  ['the emulator, twice as large,', exampleTables, local],
];

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

function statementsOf(role: TemplateResource): Statement[] {
  const policies: { PolicyDocument: { Statement: Statement[] } }[] = role.Properties.Policies ?? [];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** The role of a function, found as the deployment finds it: by the function's reference to it. */
function roleOf({ templates }: Synthesized, name: string): TemplateResource {
  for (const { Resources } of Object.values(templates)) {
    const fn = Object.values(Resources).find(({ Properties }) => Properties?.FunctionName === name && Properties.Role);
    const role = Resources[fn?.Properties.Role['Fn::GetAtt'][0]];
    if (role !== undefined) return role;
  }
  throw new Error(`no function ${name}`);
}

describe.each(products)('the product for %s as it is synthesized', (_, tables, product) => {
  const config = stageConfig(LOCAL_CONTEXT, 'x64');
  const { routes, ingestion, authorizers, triggers, background } = tables;
  const everyFunction = [...routes, ...ingestion.steps, ...authorizers, ...triggers, ...background];
  if (ingestion.failStep !== undefined) everyFunction.push(ingestion.failStep);
  if (tables.calls !== undefined) everyFunction.push(...Object.values(tables.calls));
  const functions = new Map(
    resourcesOf(product, 'AWS::Lambda::Function').map((fn) => [fn.Properties.FunctionName, fn]),
  );

  it('has a function, a role of its own and a log group for each route, step and background function, and none besides', () => {
    const names = everyFunction.map(({ id }) => functionName(config, id));
    expect([...functions.keys()].sort()).toEqual([...names].sort());
    const logGroups = resourcesOf(product, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.LogGroupName);
    expect(logGroups).toEqual(expect.arrayContaining(names.map((name) => `/aws/lambda/${name}`)));
    const roles = [...functions.values()].map(({ Properties }) => JSON.stringify(Properties.Role));
    expect(new Set(roles).size).toBe(names.length);
  });

  it('lets the gateway call each function on its own route only', () => {
    const permissions = resourcesOf(product, 'AWS::Lambda::Permission');
    for (const { id, method, path } of routes) {
      const own = permissions.filter(({ Properties }) => Properties.FunctionName === functionName(config, id));
      expect(own.map(({ Properties }) => Properties.Principal)).toEqual(['apigateway.amazonaws.com']);
      const source = JSON.stringify(own[0]?.Properties.SourceArn);
      expect(source).toContain(`/test/${method}${path.replaceAll(/\{[^}]+\}/g, '*')}"`);
    }
  });

  it("lets only what sends the secrets of tenants' credentials read them, and what writes them only write", () => {
    const held = everyFunction.flatMap(({ id }) =>
      statementsOf(roleOf(product, functionName(config, id)))
        .filter(({ Resource }) => JSON.stringify(Resource).includes(':secret:patchbay/test/tenants/*'))
        .flatMap(({ Action }) => [Action].flat().map((action) => ({ id, action }))),
    );
    const holders = (name: string) =>
      held.flatMap(({ id, action }) => (action === `secretsmanager:${name}` ? id : [])).sort();
    const using = (capability: 'credentials:read' | 'credentials:write') =>
      [...routes, ...background].flatMap(({ id, uses }) => (uses.includes(capability) ? id : [])).sort();
    expect(holders('GetSecretValue')).toEqual(using('credentials:read'));
    expect(holders('PutSecretValue')).toEqual(using('credentials:write'));
    expect(holders('GetSecretValue').filter((id) => holders('PutSecretValue').includes(id))).toEqual([]);
  });

  it('gives no function an action or a resource that is not listed', () => {
    for (const { id } of everyFunction) {
      for (const { Action, Resource } of statementsOf(roleOf(product, functionName(config, id)))) {
        expect([Action].flat().join(' ')).not.toContain('*');
        for (const resource of [Resource].flat()) {
          const text = JSON.stringify(resource);
          expect(text).not.toBe('"*"');
          // The areas of the bucket, the secrets of tenants' credentials and the executions of ingestion are the only
          // wildcards.
          const bounded = text.replace(
            /\/(uploads|work|exports|recordings|tenants)\/\*"|:execution:patchbay-test-ingestion:\*"/,
            '"',
          );
          expect(bounded).not.toContain('*');
        }
      }
    }
  });

  it('attaches no policy that AWS manages to a function', () => {
    const managed = resourcesOf(product, 'AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns);
    const principals = managed.map(
      ({ Properties }) => Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service,
    );
    expect(principals).toEqual(['apigateway.amazonaws.com']);
  });

  it('keeps every stack far from the limits of 500 resources and 1 MB', () => {
    for (const [name, template] of Object.entries(product.templates)) {
      expect([name, Object.keys(template.Resources).length < 400]).toEqual([name, true]);
      expect([name, JSON.stringify(template).length < 900_000]).toEqual([name, true]);
    }
  });

  it('holds no secret in a template', () => {
    const secrets = resourcesOf(product, 'AWS::SecretsManager::Secret');
    expect(secrets.map(({ Properties }) => Properties.Name).sort()).toEqual(
      [
        ...['api-key-pepper', 'internal-hmac', 'livekit', 'models', 'mongodb', 'mongodb-migrations'],
        ...['mongodb-runtime', 'vectors'],
      ].map((kind) => `patchbay/test/${kind}`),
    );
    for (const { Properties } of secrets) expect(Properties).not.toHaveProperty('SecretString');
    expect(JSON.stringify(product.templates)).not.toContain('{{resolve:secretsmanager');
  });

  it('leaves no unexplained finding of cdk-nag', () => {
    const { violations } = new AwsSolutionsChecks(product.app).validateScope(product.app);
    const found = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );
    expect(found).toEqual([]);
  });

  it('needs no function of the library behind the scenes: the one custom resource is answered by our own', () => {
    const types = Object.values(product.templates).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    );
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual(['Custom::DatabaseMigration']);
  });
});

it('would find a bucket without access logs or TLS', () => {
  const app = new App();
  new Bucket(new Stack(app, 'planted'), 'bucket');
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
});

describe('what only AWS has', () => {
  it('is left out of a local deployment', () => {
    expect(Object.keys(aws.templates)).toEqual(expect.arrayContaining(['edge', 'runtime']));
    expect(Object.keys(local.templates)).toEqual(
      Object.keys(aws.templates).filter((name) => name !== 'edge' && name !== 'runtime'),
    );
    for (const type of [
      'AWS::EC2::NatGateway',
      'AWS::WAFv2::WebACLAssociation',
      'AWS::ApplicationAutoScaling::ScalableTarget',
    ]) {
      expect([type, resourcesOf(aws, type).length > 0]).toEqual([type, true]);
      expect([type, resourcesOf(local, type).length]).toEqual([type, 0]);
    }
  });

  it('runs functions and workers on arm64, local functions on the architecture of this machine', () => {
    const architectures = (product: Synthesized) =>
      new Set(resourcesOf(product, 'AWS::Lambda::Function').flatMap(({ Properties }) => Properties.Architectures));
    expect([...architectures(aws)]).toEqual(['arm64']);
    expect([...architectures(local)]).toEqual(['x86_64']);
    expect(resourcesOf(aws, 'AWS::ECS::TaskDefinition')[0]?.Properties.RuntimePlatform.CpuArchitecture).toBe('ARM64');
  });

  it('keeps files, keys, pools and secrets when a stack is deleted', () => {
    const kept = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool', 'AWS::SecretsManager::Secret'];
    for (const type of kept) {
      const policies = resourcesOf(aws, type).map(
        (resource) => (resource as { DeletionPolicy?: string }).DeletionPolicy,
      );
      expect([type, new Set(policies)]).toEqual([type, new Set(['Retain'])]);
    }
  });

  it('hands secrets to the workers by reference', () => {
    const [task] = resourcesOf(aws, 'AWS::ECS::TaskDefinition');
    const [container] = task?.Properties.ContainerDefinitions ?? [];
    const secretNames = container.Secrets.map(({ Name }: { Name: string }) => Name).sort();
    expect(secretNames).toEqual([
      'INTERNAL_HMAC_KEYS',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'MONGODB_URI',
      'OPENAI_API_KEY',
    ]);
    const plain = container.Environment.map(({ Name }: { Name: string }) => Name);
    expect(plain.filter((name: string) => secretNames.includes(name))).toEqual([]);
  });

  it.each([
    ['Fargate', aws, '"ecs-tasks.amazonaws.com"'],
    ["a developer's machine", local, ':root'],
  ])(
    "lets the workers on %s read the secrets of tenants' credentials, on Fargate protect themselves, and nothing else of AWS",
    (_, product, who) => {
      const roles = resourcesOf(product, 'AWS::IAM::Role').filter(
        ({ Properties }) => Properties.Description === 'What agent workers may do',
      );
      const [role] = roles;
      expect(roles.length).toBe(1);
      expect(role && statementsOf(role)).toEqual([
        {
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: { 'Fn::Sub': expect.stringMatching(/:secret:patchbay\/test\/tenants\/\*$/) },
        },
      ]);
      expect(JSON.stringify(role?.Properties.AssumeRolePolicyDocument.Statement[0].Principal)).toContain(who);
      const policies = resourcesOf(product, 'AWS::IAM::Policy').filter(({ Properties }) =>
        JSON.stringify(Properties.Roles).toLowerCase().includes('runtimerole'),
      );
      const more = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
      expect(more).toEqual(
        product === aws
          ? [
              {
                Effect: 'Allow',
                Action: ['ecs:UpdateTaskProtection', 'ecs:GetTaskProtection'],
                Resource: { 'Fn::Sub': expect.stringMatching(/:task\/patchbay-test-runtime\/\*$/) },
              },
            ]
          : [],
      );
    },
  );

  it('runs the workers under that role', () => {
    const [task] = resourcesOf(aws, 'AWS::ECS::TaskDefinition');
    expect(JSON.stringify(task?.Properties.TaskRoleArn)).toContain('runtimerole');
  });
});

describe('the errors of the gateway itself', () => {
  const responses = resourcesOf(aws, 'AWS::ApiGateway::GatewayResponse');

  it('have the body of our own errors, byte for byte', () => {
    for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
      expect(gatewayErrorTemplate(code)).toBe(JSON.stringify(errorBody(new AppError(code), '$context.requestId')));
    }
  });

  it('cover refusals, unknown routes, throttling, size, time-outs and everything else', () => {
    const statusOf = Object.fromEntries(
      responses.map(({ Properties }) => [Properties.ResponseType, Properties.StatusCode]),
    );
    expect(statusOf).toMatchObject({
      UNAUTHORIZED: '401',
      EXPIRED_TOKEN: '401',
      MISSING_AUTHENTICATION_TOKEN: '404',
      THROTTLED: '429',
      REQUEST_TOO_LARGE: '413',
      INTEGRATION_TIMEOUT: '504',
    });
    expect(Object.keys(statusOf)).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX']));
  });

  it('name the configured origin, so that a browser can read them', () => {
    for (const { Properties } of responses) {
      expect(Properties.ResponseParameters['gatewayresponse.header.Access-Control-Allow-Origin']).toBe(
        "'https://console.example.com'",
      );
    }
  });
});

describe('what starts by itself', () => {
  it('starts ingestion for what is created under uploads/ and for nothing else', () => {
    const rule = resourcesOf(aws, 'AWS::Events::Rule').find(({ Properties }) => Properties.EventPattern !== undefined);
    expect(rule?.Properties.EventPattern).toMatchObject({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { object: { key: [{ prefix: 'uploads/' }] } },
    });
    expect(rule?.Properties.Targets[0]).toHaveProperty('DeadLetterConfig');
  });

  it('writes claims into the tokens of both pools with the V2 trigger', () => {
    const pools = resourcesOf(aws, 'AWS::Cognito::UserPool');
    expect(pools).toHaveLength(2);
    for (const { Properties } of pools) {
      expect(Properties.UserPoolTier).toBe('ESSENTIALS');
      expect(Properties.LambdaConfig.PreTokenGenerationConfig.LambdaVersion).toBe('V2_0');
      expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    }
  });

  it('keeps the case of the names of keys, which are ids, and not of the addresses of people', () => {
    const caseSensitive = resourcesOf(aws, 'AWS::Cognito::UserPool').map(({ Properties }) => [
      Properties.UserPoolName.replace(/.*-/, ''),
      Properties.UsernameConfiguration.CaseSensitive,
    ]);
    expect(Object.fromEntries(caseSensitive)).toEqual({ people: false, keys: true });
  });

  it('reports single failed messages of the watchdog back to the queue', () => {
    expect(resourcesOf(aws, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties)).toMatchObject([
      { FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 10 },
    ]);
  });
});

describe('answers that are told piece by piece', () => {
  /** Of every route: how the gateway calls its function, and whether that one streams. */
  function streaming({ templates }: Synthesized): string[] {
    const resources = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources));
    const functions = resources
      .filter(({ Properties }) => Properties?.Environment?.Variables?.RESPONSE_STREAMING === 'on')
      .map(({ Properties }) => Properties.FunctionName as string);
    const bodies = resources
      .filter(({ Type }) => Type === 'AWS::ApiGateway::RestApi')
      .map(({ Properties }) => Properties.Body);
    const operations = bodies.flatMap(({ paths }) =>
      Object.values(paths).flatMap((path) => Object.values(path as object)),
    );
    const called = operations.flatMap(({ operationId, 'x-amazon-apigateway-integration': integration }) => {
      const isStream = integration.responseTransferMode === 'STREAM';
      expect(JSON.stringify(integration.uri).includes('response-streaming-invocations')).toBe(isStream);
      return isStream ? [operationId as string] : [];
    });
    expect(functions.length).toBe(called.length);
    return called.toSorted();
  }

  it('are passed on as they come on AWS, and whole by the emulator', () => {
    expect(streaming(ownAws)).toEqual(['createClientSessionMessage', 'createSessionMessage']);
    expect(streaming(ownLocal)).toEqual([]);
  });
});
