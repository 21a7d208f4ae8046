import { Duration, Fn } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { embeddingStatements } from './embedding-grant.ts';
import { tenantSecretsArn } from './names.ts';

/**
 * What agent workers may do at AWS: read the secrets that their tenants' tools refer to, and nothing else. Fargate
 * assumes it on AWS; on a developer's machine, where a worker is a process, whoever holds the emulator's account does.
 */
export function runtimeRole(scope: Construct, config: StageConfig): Role {
  const secrets = tenantSecretsArn(config);
  const role = new Role(scope, 'runtime-role', {
    description: 'What agent workers may do',
    assumedBy: config.target === 'aws' ? new ServicePrincipal('ecs-tasks.amazonaws.com') : new AccountRootPrincipal(),
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: {
      credentials: new PolicyDocument({
        statements: [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [Fn.sub(secrets)] })],
      }),
    },
  });
  for (const statement of embeddingStatements(config, role)) role.addToPolicy(statement);
  acknowledgeWildcard(role, "Agents send what their tenant's tools refer to: secrets of tenants only.", secrets);
  return role;
}
