import { GATEWAY_SCOPE } from '@patchbay/http/openapi';
import type { BackgroundFunction, BackgroundSource } from '@patchbay/http/route';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  ResourceServerScope,
  UserPool,
  type UserPoolClientOptions,
  UserPoolOperation,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { resourceName } from '../constructs/names.ts';
import type { Platform, Pool } from '../constructs/platform.ts';
import { ProductFunction } from '../constructs/product-function.ts';
import { ProductStack } from './product-stack.ts';

type ClaimsTrigger = BackgroundFunction<Extract<BackgroundSource, { kind: 'token-claims' }>>;

/**
 * Who may hold a token: people (operators) and keys (service accounts, one per API-key secret) in pools of their own.
 * Both write tenant, user and scopes into access tokens when they are issued (pre-token-generation V2, which needs the
 * Essentials plan), and nobody signs up by themselves.
 */
export class IdentityStack extends ProductStack {
  readonly people: Pool;
  readonly keys: Pool;

  constructor(scope: Construct, platform: Platform, triggers: readonly BackgroundFunction[]) {
    super(scope, 'identity', platform.config, 'Patchbay: user pools of people and of API keys');
    this.people = this.#pool(
      'people',
      platform,
      triggers,
      {
        signInAliases: { email: true },
        accountRecovery: AccountRecovery.EMAIL_ONLY,
        mfa: Mfa.OPTIONAL,
        mfaSecondFactor: { otp: true, sms: false },
      },
      {
        authFlows: { userSrp: true, userPassword: true },
        accessTokenValidity: Duration.minutes(60),
        refreshTokenValidity: Duration.days(1),
      },
    );
    this.keys = this.#pool(
      'keys',
      platform,
      triggers,
      {
        signInAliases: { username: true },
        // Usernames are ids of keys: a case-insensitive pool would hand them to the trigger in lower case.
        signInCaseSensitive: true,
        accountRecovery: AccountRecovery.NONE,
        mfa: Mfa.OFF,
      },
      {
        authFlows: { adminUserPassword: true },
        accessTokenValidity: Duration.minutes(15),
        refreshTokenValidity: Duration.minutes(60),
      },
    );
  }

  #pool(
    which: 'people' | 'keys',
    platform: Platform,
    triggers: readonly BackgroundFunction[],
    poolProps: UserPoolProps,
    clientProps: UserPoolClientOptions,
  ): Pool {
    const { config } = platform;
    const pool = new UserPool(this, which, {
      userPoolName: resourceName(config, which),
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      deletionProtection: config.keep_data,
      removalPolicy: config.keep_data ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...poolProps,
    });
    acknowledge(
      pool,
      'MFA is offered to people; service accounts of API keys have nobody to ask.',
      'AwsSolutions-COG2',
    );
    acknowledge(
      pool,
      'Threat protection needs the Plus plan. Passwords of keys are random 256-bit secrets checked in MongoDB first; ' +
        'people can turn on MFA.',
      'AwsSolutions-COG3',
      'AwsSolutions-COG8',
    );
    const scope = new ResourceServerScope({ scopeName: GATEWAY_SCOPE.name, scopeDescription: 'Call the API' });
    pool.addResourceServer('api', { identifier: GATEWAY_SCOPE.server, scopes: [scope] });
    const client = pool.addClient('client', {
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      disableOAuth: true,
      ...clientProps,
    });
    for (const trigger of triggers.filter(isClaimsTrigger)) {
      if (trigger.source.pool !== which) continue;
      const { lambda } = new ProductFunction(this, trigger, platform);
      pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, lambda, LambdaVersion.V2_0);
    }
    const name = which === 'people' ? 'People' : 'Keys';
    new CfnOutput(this, `${name}PoolId`, { value: pool.userPoolId });
    new CfnOutput(this, `${name}ClientId`, { value: client.userPoolClientId });
    return { pool, client };
  }
}

function isClaimsTrigger(fn: BackgroundFunction): fn is ClaimsTrigger {
  return fn.source.kind === 'token-claims';
}
