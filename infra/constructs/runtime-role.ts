import { Duration, Fn } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { embeddingStatements } from './embedding-grant.ts';
import { runtimeTasksArn, tenantSecretsArn } from './names.ts';

/**
 * What agent workers may do at AWS: read the secrets that their tenants' tools refer to, and nothing else but keep
 * themselves from being ended while they hold conversations (on Fargate). Fargate
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
  if (config.target === 'aws') {
    const tasks = runtimeTasksArn(config);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['ecs:UpdateTaskProtection', 'ecs:GetTaskProtection'],
        resources: [Fn.sub(tasks)],
      }),
    );
    acknowledgeWildcard(role, 'A task has its id when it runs: tasks of the cluster of workers only.', tasks);
  }
  for (const statement of embeddingStatements(config, role)) role.addToPolicy(statement);
  acknowledgeWildcard(role, "Agents send what their tenant's tools refer to: secrets of tenants only.", secrets);
  return role;
}
